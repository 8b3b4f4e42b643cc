package dev.bellows.postgresql.ddl;

import dev.bellows.engine.spi.Change.RecreateViews;
import dev.bellows.engine.spi.Change.View;
import dev.bellows.postgresql.sql.Names;
import java.util.ArrayList;
import java.util.List;

/**
 * Views over columns that changed names. A view stays on the column it was made over; made anew
 * from the same text it reads the column that bears the name now, and so does its undo.
 */
final class ViewActions {

  private ViewActions() {}

  static Reversible recreate(RecreateViews change) {
    List<String> statements = new ArrayList<>();
    for (int last = change.views().size() - 1; last >= 0; last--) {
      statements.add("DROP VIEW IF EXISTS " + change.views().get(last).name());
    }
    change.views().forEach(view -> statements.addAll(make(view)));
    List<String> names = change.views().stream().map(View::name).toList();
    Action action =
        Action.joining(
            statements,
            Lock.ACCESS_EXCLUSIVE.on("views " + String.join(", ", names)),
            outcome ->
                names.forEach(
                    name ->
                        outcome.holds(
                            "view " + name,
                            "to_regclass(%s) IS NOT NULL".formatted(Names.literal(name)))));
    return new Reversible(action, action);
  }

  private static List<String> make(View view) {
    List<String> statements = new ArrayList<>();
    String options = view.options().isEmpty() ? "" : " WITH (" + view.options() + ")";
    statements.add(
        "CREATE VIEW %s%s AS %s".formatted(view.name(), options, withoutEnd(view.query())));
    statements.add("ALTER VIEW %s OWNER TO %s".formatted(view.name(), view.owner()));
    statements.addAll(view.grants());
    return statements;
  }

  private static String withoutEnd(String query) {
    String text = query.strip();
    return text.endsWith(";") ? text.substring(0, text.length() - 1) : text;
  }
}
