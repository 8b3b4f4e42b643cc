package dev.bellows.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.bellows.model.MigrationName;
import java.util.zip.CRC32;

/**
 * The hundredth of all requests that a key belongs to: {@code crc32(utf8(migration + ":" + key))
 * mod 100}, unsigned. Simple enough that clients in other languages compute the same; the
 * migration's name in it lets two migrations begin with different keys.
 */
final class Bucket {
  /** One bucket for each percent. */
  static final int COUNT = 100;

  private Bucket() {}

  static int of(MigrationName migration, String key) {
    CRC32 checksum = new CRC32();
    checksum.update((migration + ":" + key).getBytes(UTF_8));
    return (int) (checksum.getValue() % COUNT);
  }
}
