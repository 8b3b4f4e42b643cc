package dev.bellows.engine.evidence;

import dev.bellows.engine.journal.EvidenceLog.Evidence;
import java.sql.SQLException;

/** Measures one kind of evidence. */
@FunctionalInterface
interface Collector {
  Evidence collect(Case inquiry) throws SQLException;
}
