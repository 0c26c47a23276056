package dev.kite.repl;

import dev.kite.client.Evaluation;
import dev.kite.client.Target;
import java.util.concurrent.CompletableFuture;

/** Where the prompt's user sits: at a terminal, or behind a pipe. */
interface Desk extends Output {

  /**
   * Waits for what a page answers.
   *
   * @param pulse what to say of the page meanwhile
   * @param ifCancelled the answer when the user no longer wants to wait; {@code answer} is
   *     cancelled then
   */
  <T> T await(CompletableFuture<T> answer, Pulse pulse, T ifCancelled);

  /**
   * Shows how an evaluation ended.
   *
   * @param name the page's when several were asked, else empty
   */
  void answered(Target page, String name, Evaluation evaluation);

  /** The user's clipboard, if there is one. */
  Clipboard clipboard();

  /** Something asked for was not done, and has been told of. */
  void failed(ExitCode code);
}
