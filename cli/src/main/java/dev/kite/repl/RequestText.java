package dev.kite.repl;

import dev.kite.client.BrowserEntry;

/** Says of a request that failed what Chrome says: {@code GET https://… 404 (Not Found)}. */
final class RequestText {
  private RequestText() {}

  static String of(BrowserEntry request) {
    var text = new StringBuilder(request.method()).append(' ').append(request.url()).append(' ');
    if (request.status() > 0) {
      text.append(request.status());
      var reason = reason(request.status());
      text.append(reason.isEmpty() ? "" : " (" + reason + ")");
    } else {
      var why = why(request);
      text.append(why.isEmpty() ? "failed" : "(" + why + ")");
    }
    if (request.duration() > 0) {
      text.append(' ').append(Math.round(request.duration())).append(" ms");
    }
    return text.toString();
  }

  /** Without the method and the address, which may stand in it and are said already. */
  private static String why(BrowserEntry request) {
    var said = request.method() + " " + request.url() + " ";
    return request.text().startsWith(said)
        ? request.text().substring(said.length())
        : request.text();
  }

  /** HTTP/2 brings no reason phrase; these are the ones of RFC 9110 that a page meets. */
  private static String reason(int status) {
    return switch (status) {
      case 400 -> "Bad Request";
      case 401 -> "Unauthorized";
      case 403 -> "Forbidden";
      case 404 -> "Not Found";
      case 405 -> "Method Not Allowed";
      case 408 -> "Request Timeout";
      case 409 -> "Conflict";
      case 410 -> "Gone";
      case 413 -> "Content Too Large";
      case 415 -> "Unsupported Media Type";
      case 422 -> "Unprocessable Content";
      case 429 -> "Too Many Requests";
      case 500 -> "Internal Server Error";
      case 501 -> "Not Implemented";
      case 502 -> "Bad Gateway";
      case 503 -> "Service Unavailable";
      case 504 -> "Gateway Timeout";
      default -> "";
    };
  }
}
