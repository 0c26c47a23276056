package dev.kite.client;

import com.google.gson.JsonObject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was thrown and where, as in the Chrome DevTools Protocol.
 *
 * @param text how it came to be known, like {@code Uncaught} or {@code Uncaught (in promise)}
 * @param exception the thrown value, whatever it is
 * @param lineNumber from 0, like the column
 * @param callFrames of {@code stackTrace}, innermost first; often empty, since pages send raw
 *     stacks
 */
public record ExceptionDetails(
    long exceptionId,
    String text,
    @Nullable RemoteObject exception,
    String url,
    int lineNumber,
    int columnNumber,
    List<CallFrame> callFrames) {

  /** Decodes {@code json}; what is absent is empty or 0. */
  public static ExceptionDetails from(JsonObject json) throws BadMessageException {
    var members = new Members("ExceptionDetails", json);
    var frames = members.objectOrNull("stackTrace", ExceptionDetails::frames);
    return new ExceptionDetails(
        members.whole("exceptionId", 0),
        members.textOr("text", "Uncaught"),
        exception(members),
        members.textOr("url", ""),
        (int) members.whole("lineNumber", 0),
        (int) members.whole("columnNumber", 0),
        frames == null ? List.of() : frames);
  }

  private static @Nullable RemoteObject exception(Members members) throws BadMessageException {
    var exception = members.objectOrNull("exception", RemoteObject::from);
    return exception == null ? null : exception.with(members.objects("causes", Cause::from));
  }

  /** The same with another description of what was thrown. */
  ExceptionDetails with(RemoteObject thrown) {
    return new ExceptionDetails(
        exceptionId,
        text,
        exception == null ? thrown : thrown.with(exception.causes()),
        url,
        lineNumber,
        columnNumber,
        callFrames);
  }

  private static List<CallFrame> frames(JsonObject stackTrace) throws BadMessageException {
    return new Members("StackTrace", stackTrace).objects("callFrames", CallFrame::from);
  }
}
