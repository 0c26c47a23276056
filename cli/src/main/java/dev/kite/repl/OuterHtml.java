package dev.kite.repl;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.kite.client.RemoteObject;
import dev.kite.repl.PageObjects.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;

/**
 * Writes a DOM node as HTML, one line a tag and indented by nesting: so many levels of children, at
 * most {@value #MOST} lines, long texts cut. The page writes the lines, in one question.
 */
final class OuterHtml {
  static final int MOST = 200;

  /** Leaves room for the ends of the tags that are open when there have been enough. */
  private static final int FULL = MOST - 2 * Expansion.MOST_DEPTH;

  private static final String LINES =
      """
      function(depth,full){
        var lines=[];
        function cut(text){
          text=(''+text).replace(/\\s+/g,' ').replace(/^ | $/g,'');
          return text.length>100?text.slice(0,99)+'\\u2026':text
        }
        function name(node){return cut(node.localName||node.nodeName)}
        function tag(node){
          var text='<'+name(node),all=node.attributes||[];
          for(var i=0;i<all.length;i++){
            if(text.length>200){text+=' \\u2026';break}
            text+=' '+cut(all[i].name)+(all[i].value?'="'+cut(all[i].value)+'"':'')
          }
          return text+'>'
        }
        function children(node){
          var list=[];
          for(var at=node.firstChild;at&&list.length<10000;at=at.nextSibling)
            if(at.nodeType!=3||cut(at.nodeValue))list.push(at);
          return list
        }
        function show(node,pad,level){
          var type=node.nodeType,open=type==1?tag(node):name(node);
          if(type==2)return lines.push(pad+open+'="'+cut(node.value)+'"');
          if(type==3||type==4)return lines.push(pad+cut(node.nodeValue));
          if(type==8)return lines.push(pad+'<!-- '+cut(node.nodeValue)+' -->');
          if(type==10)return lines.push(pad+'<!doctype '+cut(node.name)+'>');
          var list=children(node),close=type==1?'</'+name(node)+'>':'',i;
          if(!list.length){
            var isVoid=/^(area|base|br|col|embed|hr|img|input|link|meta|source|track|wbr)$/;
            return lines.push(pad+open+(isVoid.test(name(node))?'':close))
          }
          if(list.length==1&&list[0].nodeType==3)
            return lines.push(pad+open+cut(list[0].nodeValue)+close);
          if(level>=depth)return lines.push(pad+open+'\\u2026'+close);
          lines.push(pad+open);
          for(i=0;i<list.length&&lines.length<full;i++)show(list[i],pad+'  ',level+1);
          if(i<list.length)lines.push(pad+'  \\u2026 '+(list.length-i)+' more');
          if(close)lines.push(pad+close)
        }
        show(this,'',0);
        return lines
      }""";

  private OuterHtml() {}

  static boolean isNode(RemoteObject value) {
    return "node".equals(value.subtype()) && value.objectId() != null;
  }

  /** What the page says when it cannot write it. */
  static CompletableFuture<Answer<List<Piece>>> of(PageObjects page, RemoteObject node, int depth) {
    var arguments = new JsonArray();
    List.of(Math.min(depth, Expansion.MOST_DEPTH), FULL)
        .forEach(number -> arguments.add(argument(number)));
    return page.call(Objects.requireNonNullElse(node.objectId(), ""), LINES, arguments)
        .thenApply(answer -> answer.map(OuterHtml::pieces));
  }

  private static JsonObject argument(int number) {
    var argument = new JsonObject();
    argument.add("value", new JsonPrimitive(number));
    return argument;
  }

  /** A page may answer anything. */
  private static List<Piece> pieces(JsonElement lines) {
    var pieces = new ArrayList<Piece>();
    for (var line : lines.isJsonArray() ? lines.getAsJsonArray() : new JsonArray()) {
      if (pieces.size() < 2 * MOST && line.isJsonPrimitive()) {
        pieces.addAll(pieces.isEmpty() ? List.of() : List.of(Piece.plain("\n")));
        pieces.add(Piece.plain(line.getAsString().replace('\n', ' ')));
      }
    }
    return pieces;
  }
}
