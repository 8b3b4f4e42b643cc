package dev.bellows.engine.plan;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * SHA-256 over the declaration and the SQL of the steps; the first 16 digits are enough to compare.
 */
final class PlanHash {

  private PlanHash() {}

  static String of(String declaration, List<Step> steps) {
    MessageDigest digest = sha256();
    digest.update(declaration.getBytes(StandardCharsets.UTF_8));
    for (Step step : steps) {
      step.sql().forEach(sql -> add(digest, sql));
      step.undo().statements().forEach(sql -> add(digest, sql));
    }
    return HexFormat.of().formatHex(digest.digest()).substring(0, 16);
  }

  private static void add(MessageDigest digest, String sql) {
    digest.update((byte) 0);
    digest.update(sql.getBytes(StandardCharsets.UTF_8));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
