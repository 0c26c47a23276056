package dev.kite.repl;

import java.util.List;
import org.jline.utils.AttributedString;

/** Where the prompt shows what it has to say. Any thread may call. */
interface Output {

  /** Shows what was asked for, entries of one or more lines, in this order. */
  void print(List<AttributedString> entries);

  /** Shows a remark or an error. */
  void say(AttributedString entry);
}
