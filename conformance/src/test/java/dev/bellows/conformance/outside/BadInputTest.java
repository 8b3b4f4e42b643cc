package dev.bellows.conformance.outside;

import static dev.bellows.conformance.outside.BadInput.refused;
import static dev.bellows.conformance.outside.BadInput.wrong;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bellows.testkit.Database;
import dev.bellows.testkit.ServerTest;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What cannot be carried out is told by plan already, by expand in the same words, and leaves
 * nothing.
 */
@ServerTest(template = Warehouse.class, versions = ServerTest.Versions.NEWEST)
class BadInputTest {

  private static final String LONG = "n".repeat(64);

  /** Sixty-three letters, sixty-four bytes. */
  private static final String BROAD = "ñ" + "n".repeat(62);

  @TempDir private Path directory = Path.of("");

  static Stream<BadInput> files() {
    return Stream.of(
        wrong("file.invalid", "- rename_column: {from: mail, too: email}", "too", "to", ":3:"),
        wrong(
            "file.invalid",
            "- rename_colum: {from: mail, to: email}",
            "rename_colum",
            "rename_column"),
        wrong("file.invalid", "- rename_column: {from: mail}", "to"),
        wrong("file.invalid", "- rename_column: [mail", ":4:1"),
        wrong(
            "file.invalid",
            "- add_column: {name: note, type: text, nullable: perhaps}",
            "nullable"),
        wrong(
            "file.invalid", "- rename_column: {from: mail, to: email}\nqarantine: {soak: 1h}", ""),
        new BadInput(
            "table: customers\noperations: []\n",
            Ended.WRONG,
            "file.invalid",
            List.of("operations")),
        new BadInput(
            "operations:\n  - drop_index: {name: i}\n",
            Ended.WRONG,
            "file.invalid",
            List.of("table")),
        new BadInput(
            "table: customers\nquarantine: {soak: soon}\noperations:\n  - drop_column: {name: age}\n",
            Ended.WRONG,
            "file.invalid",
            List.of("soon")));
  }

  static Stream<BadInput> names() {
    return Stream.of(
        BadInput.of(
            "custmers",
            Ended.WRONG,
            "table.unknown",
            "- drop_column: {name: age}",
            "custmers",
            "customers"),
        BadInput.of(
            "Customers",
            Ended.WRONG,
            "table.unknown",
            "- drop_column: {name: age}",
            "Customers",
            "case-exact"),
        BadInput.of(
            "other.customers",
            Ended.WRONG,
            "table.unknown",
            "- drop_column: {name: age}",
            "other.customers"),
        wrong("column.unknown", "- rename_column: {from: Mail, to: email}", "Mail", "mail"),
        wrong("column.unknown", "- drop_column: {name: agee}", "agee"),
        wrong("column.unknown", "- set_not_null: {column: agee}", "agee"),
        wrong("column.unknown", "- create_index: {name: i, columns: [agee]}", "agee"),
        wrong("column.unknown", "- add_unique: {name: u, columns: [agee]}", "agee"),
        wrong(
            "column.unknown",
            "- add_foreign_key: {name: f, columns: [agee], references: {table: orders, columns: [id]}}",
            "agee"),
        wrong(
            "column.unknown",
            "- add_foreign_key: {name: f, columns: [age], references: {table: orders, columns: [idd]}}",
            "idd"),
        wrong(
            "table.unknown",
            "- add_foreign_key: {name: f, columns: [age], references: {table: ordres, columns: [id]}}",
            "ordres",
            "orders"),
        wrong(
            "reference.not-unique",
            "- add_foreign_key: {name: f, columns: [age], references: {table: orders, columns: [customer]}}",
            "customer"),
        wrong("column.exists", "- rename_column: {from: mail, to: age}", "age"),
        wrong("column.exists", "- add_column: {name: age, type: int}", "age"),
        wrong("column.exists", "- add_column: {name: ctid, type: int}", "ctid"),
        wrong("column.exists", "- rename_column: {from: mail, to: xmin}", "xmin"),
        wrong("name.too-long", "- rename_column: {from: mail, to: " + LONG + "}", LONG, "64", "63"),
        wrong("name.too-long", "- add_column: {name: " + BROAD + ", type: int}", BROAD, "64", "63"),
        wrong(
            "name.too-long", "- change_type: {column: age, type: bigint, as: " + LONG + "}", LONG),
        wrong("name.too-long", "- create_index: {name: " + LONG + ", columns: [age]}", LONG),
        wrong("name.too-long", "- add_check: {name: " + LONG + ", check: age > 0}", LONG),
        wrong("name.too-long", "- add_unique: {name: " + LONG + ", columns: [mail]}", LONG),
        wrong(
            "name.too-long",
            "- add_foreign_key: {name: "
                + LONG
                + ", columns: [age], references: {table: orders, columns: [id]}}",
            LONG),
        wrong("index.unknown", "- drop_index: {name: nothing}", "nothing"),
        wrong("index.of-constraint", "- drop_index: {name: customers_pkey}", "customers_pkey"),
        wrong(
            "index.exists",
            "- create_index: {name: customers_pkey, columns: [age]}",
            "customers_pkey"),
        wrong(
            "constraint.exists",
            "- add_check: {name: customers_pkey, check: age > 0}",
            "customers_pkey"));
  }

  static Stream<BadInput> types() {
    return Stream.of(
        wrong("type.unknown", "- add_column: {name: note, type: txt}", "txt"),
        wrong(
            "type.unknown",
            "- add_column: {name: note, type: 'text; DROP TABLE customers'}",
            "DROP TABLE"),
        wrong("type.unknown", "- add_column: {name: note, type: serial}", "serial"),
        wrong("type.unknown", "- change_type: {column: age, type: bigin}", "bigin"),
        refused("type.unsupported", "- add_column: {name: note, type: always}", "always"),
        refused("type.unsupported", "- add_column: {name: note, type: positive}", "positive"),
        refused("type.unsupported", "- add_column: {name: secret, type: token}", "token"),
        refused(
            "type.unsupported",
            "- split_column: {from: full_name, into: {a: {type: token, up: 'NULL'}}, down: a::text}",
            "token"),
        refused(
            "type.unsupported",
            "- change_type: {column: age, type: positive, as: years}",
            "positive"),
        refused(
            "type.unsupported",
            "- split_column: {from: full_name, into: {a: {type: positive, up: '1'}}, down: a::text}",
            "positive"),
        refused("type.unsupported", "- rename_column: {from: rank, to: grade}", "positive"),
        refused("column.unsupported", "- rename_column: {from: nick, to: nickname}", "always"));
  }

  static Stream<BadInput> expressions() {
    return Stream.of(
        wrong(
            "expression.invalid",
            "- change_type: {column: age, type: text, up: 'age +', down: age::int}",
            "age +"),
        wrong(
            "expression.invalid",
            "- change_type: {column: age, type: text, up: nothing(age), down: age::int}",
            "nothing"),
        wrong(
            "expression.invalid",
            "- change_type: {column: age, type: text, up: agee::text, down: age::int}",
            "agee"),
        wrong(
            "expression.invalid",
            "- change_type: {column: age, type: text, up: '(SELECT 1)::text', down: age::int}",
            "SELECT"),
        wrong(
            "expression.invalid",
            "- change_type: {column: age, type: text, up: sum(age)::text, down: age::int}",
            "sum"),
        wrong(
            "expression.type",
            "- split_column: {from: full_name, into: {a: {type: int, up: full_name}}, down: a::text}",
            "full_name",
            "integer"),
        wrong(
            "expression.type",
            "- change_type: {column: age, type: text, as: years, up: age::text, down: years = '1'}",
            "years = '1'"),
        wrong("expression.type", "- add_check: {name: c, check: age + 1}", "age + 1"),
        wrong("expression.invalid", "- add_check: {name: c, check: nothing > 0}", "nothing"),
        wrong(
            "expression.volatile",
            "- change_type: {column: age, type: text, up: random()::text, down: age::int}",
            "random()"),
        wrong("expression.type", "- set_not_null: {column: age, up: '''x''::text'}", "'x'"),
        wrong(
            "expression.type",
            "- add_column: {name: note, type: int, default: '''x''::text'}",
            "'x'"),
        wrong("index.invalid", "- create_index: {name: i, expressions: [lower(agee)]}", "agee"),
        wrong(
            "index.invalid", "- create_index: {name: i, columns: [age], where: agee > 1}", "agee"),
        wrong(
            "expression.reads-owned",
            "- rename_column: {from: mail, to: email}\n- add_column: {name: domain, type: text, up: 'split_part(mail, ''@'', 2)'}",
            "mail"));
  }

  static Stream<BadInput> operations() {
    return Stream.of(
        wrong(
            "operations.conflict",
            "- rename_column: {from: mail, to: email}\n- drop_column: {name: mail}",
            "mail",
            "customers"),
        wrong(
            "operations.conflict",
            "- add_column: {name: note, type: text}\n- add_column: {name: note, type: int}",
            "note"),
        wrong(
            "operations.conflict",
            "- create_index: {name: i, columns: [age]}\n- create_index: {name: i, columns: [mail]}",
            "i"),
        wrong(
            "operations.conflict",
            "- add_check: {name: c, check: age > 1}\n- add_check: {name: c, check: age > 2}",
            "c"),
        wrong(
            "switch.mixed",
            "- change_type: {column: age, type: bigint}\n- rename_column: {from: mail, to: email}",
            "change_type"),
        new BadInput(
            "table: customers\nsync: {mode: none}\noperations:\n  - rename_column: {from: mail, to: email}\n",
            Ended.WRONG,
            "sync.needed",
            List.of("customers")),
        refused("column.unsupported", "- rename_column: {from: id, to: number_}", "id", "key"),
        refused("column.unsupported", "- drop_column: {name: id}", "id", "key"),
        refused(
            "column.unsupported",
            "- rename_column: {from: doubled, to: twice}",
            "doubled",
            "generated"),
        refused(
            "column.unsupported",
            "- change_type: {column: number, type: bigint}",
            "number",
            "identity"),
        refused("drop.not-restorable", "- drop_column: {name: mail}", "mail", "down"),
        BadInput.of(
            "identified",
            Ended.REFUSED,
            "column.unsupported",
            "- rename_column: {from: code, to: sign}",
            "code",
            "replica identity"),
        BadInput.of(
            "whole",
            Ended.REFUSED,
            "column.unsupported",
            "- rename_column: {from: note, to: remark}",
            "note",
            "replica identity"));
  }

  static Stream<BadInput> indexes() {
    return Stream.of(
        wrong("index.exists", "- create_index: {name: orders, columns: [age]}", "orders"),
        wrong("index.exists", "- add_unique: {name: orders_pkey, columns: [mail]}", "orders_pkey"),
        wrong("index.invalid", "- create_index: {name: i, expressions: [random()]}", "IMMUTABLE"),
        wrong("index.invalid", "- create_index: {name: i, columns: [age], method: gin}", "gin"),
        wrong(
            "index.invalid",
            "- create_index: {name: i, columns: [age], method: nothing}",
            "nothing"),
        wrong(
            "index.invalid",
            "- create_index: {name: i, columns: [age], where: age + 1}",
            "boolean"),
        wrong(
            "column.unknown", "- create_index: {name: i, columns: [age], include: [agee]}", "agee"),
        wrong(
            "index.invalid",
            "- create_index: {name: i, columns: [tags]}\n- add_column: {name: tags, type: json}",
            "json"),
        BadInput.of(
            "documents",
            Ended.WRONG,
            "index.invalid",
            "- add_unique: {name: u, columns: [body]}",
            "json"),
        wrong(
            "operations.conflict",
            "- rename_column: {from: mail, to: email}\n- create_index: {name: i, columns: [mail]}",
            "mail"),
        wrong(
            "operations.conflict",
            "- rename_column: {from: mail, to: email}\n- create_index: {name: i, expressions: [lower(mail)]}",
            "mail"),
        wrong(
            "operations.conflict",
            "- rename_column: {from: mail, to: email}\n- add_unique: {name: u, columns: [mail]}",
            "mail"),
        wrong(
            "operations.conflict",
            "- rename_column: {from: mail, to: email}\n- add_check: {name: c, check: mail > ''}",
            "mail"),
        wrong(
            "operations.conflict",
            "- rename_column: {from: age, to: years}\n- add_foreign_key: {name: f, columns: [age], references: {table: orders, columns: [id]}}",
            "age"),
        BadInput.of(
            "orders",
            Ended.WRONG,
            "operations.conflict",
            "- change_type: {column: customer, type: bigint}\n- add_check: {name: c, check: customer > 0}",
            "customer"),
        BadInput.of(
            "orders",
            Ended.WRONG,
            "operations.conflict",
            "- change_type: {column: customer, type: bigint}\n- create_index: {name: i, expressions: [abs(customer)]}",
            "customer"));
  }

  static Stream<BadInput> relations() {
    return Stream.of(
            "parted",
            "parted_low",
            "parent",
            "child",
            "typed",
            "foreigner",
            "names",
            "kept",
            "counter",
            "pg_catalog.pg_class",
            "bellows.event")
        .map(
            it ->
                BadInput.of(
                    it,
                    Ended.REFUSED,
                    "table.unsupported",
                    "- add_column: {name: remark, type: text}",
                    it));
  }

  static Stream<BadInput> notYet() {
    return Stream.of(
            "move_columns: {columns: [age], from_table: customers, to_table: orders, match: a}",
            "drop_not_null: {column: mail}",
            "set_default: {column: age, default: '1'}",
            "drop_default: {column: age}",
            "add_primary_key: {name: k, columns: [id]}",
            "drop_constraint: {name: customers_pkey}",
            "rename_constraint: {from: customers_pkey, to: k}",
            "create_table: {name: t}",
            "drop_table: {name: t}",
            "rename_table: {from: customers, to: t}",
            "set_comment: {column: age, comment: x}",
            "set_replica_identity: {to: full}",
            "add_enum_value: {type: mood, value: x}",
            "sql: {up: SELECT 1, down: SELECT 2, phase: expand}")
        .map(it -> refused("file.not-implemented", "- " + it, it.substring(0, it.indexOf(':'))));
  }

  @ParameterizedTest
  @MethodSource({
    "files",
    "names",
    "types",
    "expressions",
    "operations",
    "indexes",
    "relations",
    "notYet"
  })
  void planAndExpandRefuseAndLeaveNothing(BadInput input, Database database) throws SQLException {
    Shell shell = Shell.of(database, directory).migration("bad", input.yaml());
    Map<String, List<String>> before = Inventory.of(database);
    String planned = shell.run("plan bad").failed(input.exit(), input.code());
    assertThat(planned).contains(input.says());
    String expanded = shell.run("expand bad").failed(input.exit(), input.code());
    assertThat(expanded).isEqualTo(planned);
    assertThat(Inventory.of(database)).isEqualTo(before);
  }
}
