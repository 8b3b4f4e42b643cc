package dev.bellows.conformance.outside;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellows.conformance.documents.Project;
import dev.bellows.testkit.Database;
import java.sql.SQLException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The roles of docs/roles.md, made by its own statements. */
final class DocumentedRoles {

  static final String OWNER = "shop_owner";
  static final String MIGRATOR = "bellows_migrator";
  static final String SECOND_MIGRATOR = "second_migrator";
  static final String APPLICATION = "shop_application";
  static final String APPROVER = "shop_approver";
  static final String READER = "shop_reader";

  private static final Pattern BLOCK = Pattern.compile("```sql\n(.*?)```", Pattern.DOTALL);
  private static final Pattern ROLE = Pattern.compile("CREATE ROLE (\\w+) LOGIN;");

  private DocumentedRoles() {}

  /** The migrator makes the control tables; then come the others. */
  static void make(Database database, Shell shell) throws SQLException {
    database.createRole(OWNER);
    database.execute("GRANT CREATE ON SCHEMA public TO " + OWNER);
    List<String> blocks =
        BLOCK.matcher(Project.read("docs/roles.md")).results().map(it -> it.group(1)).toList();
    assertThat(blocks.get(0)).contains(MIGRATOR);
    grant(database, blocks.get(0));
    shell.as(MIGRATOR).run("init").done();
    for (String block : blocks.subList(1, blocks.size())) {
      grant(database, block);
    }
  }

  /** The testkit makes the role, so that it goes with the test. */
  private static void grant(Database database, String block) throws SQLException {
    Matcher role = ROLE.matcher(block);
    assertThat(role.find()).isTrue();
    database.createRole(role.group(1));
    database.execute(role.replaceFirst("").replace("DATABASE shop", "DATABASE " + database.name()));
  }
}
