package dev.bellows.cli.connection;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** Parts of URLs as text. */
final class UrlText {

  private UrlText() {}

  /** The parameters behind a question mark, decoded, in their order. */
  static Map<String, String> parameters(String query) {
    Map<String, String> parameters = new LinkedHashMap<>();
    for (String pair : query.split("&", -1)) {
      if (!pair.isEmpty()) {
        int equals = pair.indexOf('=');
        String key = equals < 0 ? pair : pair.substring(0, equals);
        parameters.put(decoded(key), equals < 0 ? "" : decoded(pair.substring(equals + 1)));
      }
    }
    return parameters;
  }

  /** A percent-encoded part; unlike in forms, a plus stands for itself. */
  static String decoded(String part) {
    return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  /** The URL up to its parameters, and without what stands before an {@code @}. */
  static String withoutSecrets(String url) {
    String address = url.replaceFirst("\\?.*", "");
    return address.replaceFirst("//.*@", "//");
  }
}
