package dev.kite.repl;

import dev.kite.client.ObjectPreview;
import dev.kite.client.ObjectPreview.Property;
import dev.kite.client.RemoteObject;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The cells of {@code console.table}, by Chrome's rule: a row for each property of the value, a
 * column for each property of the rows, {@code Value} for rows that are no objects.
 *
 * @param header empty when there is no table
 */
record TableText(List<String> header, List<List<Cell>> rows) {
  static final TableText NONE = new TableText(List.of(), List.of());

  /** DevTools shows no more columns either. */
  private static final int MAX_COLUMNS = 20;

  /** The text of one cell, empty where a row lacks the column. */
  record Cell(List<Piece> pieces) {
    private static final Cell EMPTY = new Cell(List.of());
  }

  boolean isNone() {
    return header.isEmpty();
  }

  /** No table when the value has no rows; it is shown like a logged one then. */
  static TableText of(RemoteObject value) {
    var preview = value.preview();
    if (preview == null) {
      return NONE;
    }
    if (!preview.entries().isEmpty()) {
      return ofEntries(preview.entries());
    }
    var rows = preview.properties().stream().filter(TableText::isRow).toList();
    if (rows.isEmpty()) {
      return NONE;
    }
    var columns = columns(rows);
    boolean values = rows.stream().anyMatch(row -> !hasColumns(row));
    var header = new ArrayList<String>(List.of("(index)"));
    header.addAll(columns);
    if (values) {
      header.add("Value");
    }
    return new TableText(
        List.copyOf(header), rows.stream().map(row -> cells(row, columns, values)).toList());
  }

  /** Of a Map or Set, as the Console Standard's printers number them. */
  private static TableText ofEntries(List<ObjectPreview.Entry> entries) {
    boolean keys = entries.stream().anyMatch(entry -> entry.key() != null);
    var rows = new ArrayList<List<Cell>>();
    for (var entry : entries) {
      var cells = new ArrayList<Cell>();
      cells.add(new Cell(List.of(new Piece(String.valueOf(rows.size()), Tone.DIM))));
      if (keys) {
        cells.add(entry.key() == null ? Cell.EMPTY : new Cell(PreviewFormat.part(entry.key())));
      }
      cells.add(new Cell(PreviewFormat.part(entry.value())));
      rows.add(List.copyOf(cells));
    }
    var header =
        keys ? List.of("(iteration index)", "Key", "Value") : List.of("(iteration index)", "Value");
    return new TableText(header, List.copyOf(rows));
  }

  private static boolean isRow(Property property) {
    return hasColumns(property) || property.value() != null;
  }

  private static boolean hasColumns(Property row) {
    return row.valuePreview() != null && !row.valuePreview().properties().isEmpty();
  }

  private static Set<String> columns(List<Property> rows) {
    var columns = new LinkedHashSet<String>();
    for (var row : rows) {
      if (row.valuePreview() != null) {
        row.valuePreview().properties().stream()
            .map(Property::name)
            .filter(name -> columns.size() < MAX_COLUMNS)
            .forEach(columns::add);
      }
    }
    return columns;
  }

  private static List<Cell> cells(Property row, Set<String> columns, boolean values) {
    var cells = new ArrayList<Cell>();
    cells.add(new Cell(List.of(new Piece(row.name(), Tone.DIM))));
    columns.forEach(column -> cells.add(cell(row.valuePreview(), column)));
    if (values) {
      cells.add(hasColumns(row) ? Cell.EMPTY : new Cell(PreviewFormat.value(row)));
    }
    return List.copyOf(cells);
  }

  private static Cell cell(@Nullable ObjectPreview row, String column) {
    if (row == null) {
      return Cell.EMPTY;
    }
    return row.properties().stream()
        .filter(property -> property.name().equals(column))
        .findFirst()
        .map(property -> new Cell(PreviewFormat.value(property)))
        .orElse(Cell.EMPTY);
  }
}
