package dev.kite.trace.convert;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Tells the format of a recording from how it begins. */
final class Contents {
  private Contents() {}

  static Optional<TraceFormat> format(Input in) throws IOException {
    if (in.isFolder() || in.isZip()) {
      return ofFolder(in);
    }
    var text = in.text().replace("\ufeff", "").stripLeading();
    return text.startsWith("{") || text.startsWith("[") ? ofJson(text) : ofCsv(text);
  }

  /** Both apps name files by sensors; only their columns differ. */
  private static Optional<TraceFormat> ofFolder(Input in) throws IOException {
    try (var folder = CsvFolder.open(in)) {
      for (var file : folder.files()) {
        try (var table = CsvTable.open(Files.newInputStream(file), folder.nameOf(file))) {
          var format = ofColumns(table.columns());
          if (format.isPresent()) {
            return format;
          }
        }
      }
      return Optional.empty();
    }
  }

  private static Optional<TraceFormat> ofJson(String text) {
    if (text.startsWith("{\"kite\"")) {
      return Optional.of(TraceFormat.KITE);
    } else if (text.contains("\"Emulation.") || text.contains("\"DeviceOrientation.")) {
      return Optional.of(TraceFormat.CDP);
    } else if (text.contains("/sensor")) {
      return Optional.of(TraceFormat.WEBDRIVER);
    } else if (text.contains("\"sensor\"") && text.contains("\"seconds_elapsed\"")) {
      return Optional.of(TraceFormat.SENSOR_LOGGER_JSON);
    }
    return text.contains("\"timeStamp\"") ? Optional.of(TraceFormat.EVENTS) : Optional.empty();
  }

  private static Optional<TraceFormat> ofCsv(String text) {
    var header = text.lines().findFirst().orElse("").replace("\"", "");
    return ofColumns(Arrays.asList(header.split(String.valueOf(CsvTable.separator(header)), -1)));
  }

  private static Optional<TraceFormat> ofColumns(List<String> names) {
    if (names.contains(Phyphox.TIME)) {
      return Optional.of(TraceFormat.PHYPHOX);
    } else if (names.contains("seconds_elapsed")) {
      return Optional.of(TraceFormat.SENSOR_LOGGER);
    }
    return names.contains("row") && names.contains("t")
        ? Optional.of(TraceFormat.CSV)
        : Optional.empty();
  }
}
