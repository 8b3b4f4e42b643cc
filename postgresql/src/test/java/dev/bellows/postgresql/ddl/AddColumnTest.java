package dev.bellows.postgresql.ddl;

import static dev.bellows.postgresql.ddl.ShopTemplate.ORDER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bellows.engine.spi.Change.AddColumn;
import dev.bellows.engine.spi.Change.Leftover;
import dev.bellows.engine.spi.Change.OnUndo;
import dev.bellows.engine.spi.Script;
import dev.bellows.testkit.Database;
import dev.bellows.testkit.ServerTest;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

@ServerTest(template = ShopTemplate.class)
class AddColumnTest {

  private static Script add(String name, String type) {
    AddColumn change =
        new AddColumn(ORDER, name, type, null, null, null, Leftover.KEPT, OnUndo.KEEP);
    return ShopTemplate.DIALECT.ddl().write(List.of(change)).apply();
  }

  @Test
  void oneOfTheSameTypeStaysWithItsValues(Database database) throws SQLException {
    new Run(database).toTheEnd(add("select", "text"));
    assertThat(database.number("SELECT count(\"select\") FROM " + ShopTemplate.SQL)).isEqualTo(10);
  }

  @Test
  void oneOfAnotherTypeIsRefusedAndStays(Database database) throws SQLException {
    List<String> before = Image.of(database);
    for (String type : List.of("character varying(10)", "integer", "\"Shop 1\".mood")) {
      assertThat(new Run(database).done(add("select", type))).isFalse();
      assertThatThrownBy(() -> new Run(database).toTheEnd(add("select", type)))
          .hasMessageContaining("is there already");
    }
    assertThat(Image.of(database)).isEqualTo(before);
  }

  @Test
  void aDomainWithConstraintsIsRefusedBecauseTheTableWouldBeWrittenAnew(Database database)
      throws SQLException {
    database.execute(
        "CREATE DOMAIN \"Shop 1\".positive AS int CHECK (value > 0)",
        "CREATE DOMAIN \"Shop 1\".more AS \"Shop 1\".positive",
        "CREATE DOMAIN \"Shop 1\".free AS int");
    for (String domain : List.of("positive", "more")) {
      assertThatThrownBy(() -> new Run(database).toTheEnd(add("p", "\"Shop 1\"." + domain)))
          .hasMessageContaining("write the whole table anew");
    }
    new Run(database).toTheEnd(add("f", "\"Shop 1\".free"));
    assertThat(new Run(database).done(add("f", "\"Shop 1\".free"))).isTrue();
  }
}
