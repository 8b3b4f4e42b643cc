package dev.bellows.postgresql.sweep;

import dev.bellows.engine.spi.Walk;
import dev.bellows.model.Side;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * Walks the pages that a table had when the walk was measured; needs no key.
 *
 * <p>Complete because the sync's trigger stood before: whatever row version was made since is
 * consistent, and every older one still stands on a page below the size that was read.
 */
final class PageWalk implements Walk {

  private static final RowWork.Filled NOTHING = new RowWork.Filled(0, 0, List.of());

  private final RowWork work;
  private final PageExtent extent;
  private final PageRoute route;

  PageWalk(RowWork work, PageExtent extent) {
    this.work = work;
    this.extent = extent;
    this.route = new PageRoute(extent);
  }

  @Override
  public String extent() {
    return extent.toString();
  }

  @Override
  public long rowsEstimated() {
    return extent.rows();
  }

  @Override
  public boolean stillValid(Connection connection) throws SQLException {
    return extent.stillValid(connection, work.table());
  }

  @Override
  public boolean measuredAlike(String earlier) {
    return PageExtent.isOne(earlier);
  }

  @Override
  public String residual() {
    return route.residual().toString();
  }

  @Override
  public Walk resumed(String earlier) {
    return new PageWalk(work, PageExtent.parse(earlier));
  }

  @Override
  public Batch fill(Connection connection, String position, int size, Skip skip)
      throws SQLException {
    PagePosition at = route.position(position);
    if (route.finished(at)) {
      return new Batch(at.toString(), 1.0, 0, 0, 0, List.of(), true);
    }
    WalkSettings.pages(connection, work.table());
    long end = route.sliceEnd(at, size);
    if (skip == Skip.NOTHING && at.isCalm()) {
      RowWork.Found found = work.look(connection, route.slice(at, end));
      if (found.mismatches() == 0) {
        return batch(at, end, found.checked(), NOTHING);
      }
    }
    return batch(at, end, route.looked(at, end), work.fill(connection, route.slice(at, end), skip));
  }

  private Batch batch(PagePosition at, long end, long looked, RowWork.Filled filled) {
    PagePosition next = route.after(at, end, filled.changed());
    return new Batch(
        next.toString(),
        route.progress(next),
        looked,
        filled.changed(),
        filled.held(),
        filled.refused(),
        route.finished(next));
  }

  @Override
  public List<Poisoned> probe(Connection connection, String position, int size)
      throws SQLException {
    PagePosition at = route.position(position);
    if (route.finished(at)) {
      return List.of();
    }
    WalkSettings.pages(connection, work.table());
    return work.probe(connection, route.slice(at, route.sliceEnd(at, size)));
  }

  @Override
  public Comparison compare(Connection connection, String position, int size) throws SQLException {
    PageChunk chunk = PageChunk.at(position, size, extent);
    WalkSettings.pages(connection, work.table());
    RowWork.Found found = work.compare(connection, chunk.rows());
    return new Comparison(
        chunk.next(),
        chunk.progress(extent),
        found.checked(),
        found.mismatches(),
        found.samples(),
        found.poisoned(),
        chunk.last(extent));
  }

  @Override
  public Batch repair(Connection connection, String position, int size, Side authority)
      throws SQLException {
    PageChunk chunk = PageChunk.at(position, size, extent);
    WalkSettings.pages(connection, work.table());
    long changed = work.repair(connection, chunk.rows(), authority);
    return new Batch(
        chunk.next(),
        chunk.progress(extent),
        chunk.looked(extent),
        changed,
        0,
        List.of(),
        chunk.last(extent));
  }
}
