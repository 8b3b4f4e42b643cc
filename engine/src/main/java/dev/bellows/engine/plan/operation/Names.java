package dev.bellows.engine.plan.operation;

import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/** Names of ours made from names of users. */
final class Names {

  private Names() {}

  /** Prefix and name where they fit, else cut and told apart by a checksum of the whole. */
  static String derived(String prefix, String name, int maxBytes) {
    String whole = prefix + name;
    if (bytes(whole) <= maxBytes) {
      return whole;
    }
    CRC32 checksum = new CRC32();
    checksum.update(whole.getBytes(StandardCharsets.UTF_8));
    String end = "_%08x".formatted(checksum.getValue());
    String cut = whole;
    while (bytes(cut) + end.length() > maxBytes) {
      cut = cut.substring(0, cut.offsetByCodePoints(cut.length(), -1));
    }
    return cut + end;
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
