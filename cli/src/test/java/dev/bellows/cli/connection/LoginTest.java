package dev.bellows.cli.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bellows.engine.failure.BellowsException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** URLs of both kinds, and who wins where user and password are given twice. */
class LoginTest {

  private static Target target(Map<String, String> flags) {
    return Login.target(new Setting.Places(flags, Map.of(), Map.of()));
  }

  @ParameterizedTest
  @CsvSource({
    "postgresql://host/shop,                jdbc:postgresql://host/shop",
    "postgres://host:5433/shop,             jdbc:postgresql://host:5433/shop",
    "postgresql:///shop,                    jdbc:postgresql://localhost/shop",
    "postgresql://host,                     jdbc:postgresql://host/",
    "postgresql://me@host/shop,             jdbc:postgresql://host/shop",
    "postgresql://[::1]:5432/shop,          jdbc:postgresql://[::1]:5432/shop",
    "jdbc:postgresql://host/shop,           jdbc:postgresql://host/shop",
    "jdbc:postgresql://host/shop?ssl=true&user=me&a=b, jdbc:postgresql://host/shop?ssl=true&a=b",
  })
  void bothKindsOfUrlsNameTheSamePlaces(String url, String expected) {
    assertThat(target(Map.of("url", url)).url()).isEqualTo(expected);
  }

  @Test
  void userAndPasswordAreTakenOutOfTheUrl() {
    for (String url :
        new String[] {
          "postgresql://m%40e:s%2Fe+c@host/shop?sslmode=require",
          "postgresql://host/shop?user=m%40e&password=s%2Fe+c&sslmode=require",
          "jdbc:postgresql://host/shop?user=m%40e&sslmode=require&password=s%2Fe+c"
        }) {
      Target target = target(Map.of("url", url));
      assertThat(target.properties().getProperty("user")).isEqualTo("m@e");
      assertThat(target.properties().getProperty("password")).isEqualTo("s/e+c");
      assertThat(target.url() + target).doesNotContain("s%2Fe", "s/e");
    }
  }

  @Test
  void parametersOfLibpqBecomeThoseOfTheDriver() {
    Target target =
        target(
            Map.of(
                "url",
                "postgresql://host/shop?sslmode=require&connect_timeout=3&application_name=x"));
    assertThat(target.properties())
        .containsEntry("sslmode", "require")
        .containsEntry("connectTimeout", "3")
        .containsEntry("ApplicationName", "x");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "postgresql://host/shop?nonsense=1",
        "postgresql://%2Fvar%2Frun/shop",
        "postgresql://host/shop?password=%zz",
        "jdbc:postgresql://me:secret@host/shop"
      })
  void whatCannotBeUsedIsRefusedWithoutItsSecrets(String url) {
    assertThatThrownBy(() -> target(Map.of("url", url)))
        .isInstanceOfSatisfying(
            BellowsException.class, failure -> assertThat(failure.code()).isEqualTo("url.invalid"))
        .hasMessageNotContaining("secret");
  }

  @Test
  void aFlagGoesBeforeTheEnvironmentAndThatBeforeTheFile() {
    Setting.Places places =
        new Setting.Places(
            Map.of("user", "flag"),
            Map.of("BELLOWS_USER", "variable", "BELLOWS_PASSWORD", "variable"),
            Map.of("url", "postgresql://u:p@host/shop", "user", "file", "password", "file"));
    assertThat(Login.target(places).properties())
        .containsEntry("user", "flag")
        .containsEntry("password", "variable");
  }

  @Test
  void theUserInAUrlThatGoesBeforeIsNotOverruledByALaterPlace() {
    Setting.Places places =
        new Setting.Places(
            Map.of("url", "postgresql://inside@host/shop"),
            Map.of("BELLOWS_USER", "variable", "BELLOWS_PASSWORD", "variable"),
            Map.of());
    assertThat(Login.target(places).properties())
        .containsEntry("user", "inside")
        .containsEntry("password", "variable");
  }
}
