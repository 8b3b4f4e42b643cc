package dev.bellows.postgresql.sweep;

/** Pages that a comparison looks at in one go; its position is the page it begins at. */
record PageChunk(long first, long end) {

  static PageChunk at(String position, int size, PageExtent extent) {
    long first = position.isEmpty() ? 0 : Long.parseLong(position);
    long pages = Math.max(1, Math.round(size / extent.density()));
    return new PageChunk(first, Math.min(first + pages, Math.max(first, extent.pages())));
  }

  RowRange rows() {
    return RowRange.pages(first, end);
  }

  String next() {
    return Long.toString(end);
  }

  boolean last(PageExtent extent) {
    return end >= extent.pages();
  }

  double progress(PageExtent extent) {
    return last(extent) ? 1.0 : (double) end / extent.pages();
  }

  long looked(PageExtent extent) {
    return Math.round((end - first) * extent.density());
  }
}
