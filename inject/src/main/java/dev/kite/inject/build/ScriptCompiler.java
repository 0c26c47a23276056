package dev.kite.inject.build;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.util.stream.Collectors.joining;

import com.google.debugging.sourcemap.SourceMapConsumerV3;
import com.google.debugging.sourcemap.SourceMapParseException;
import com.google.javascript.jscomp.CheckLevel;
import com.google.javascript.jscomp.CommandLineRunner;
import com.google.javascript.jscomp.CompilationLevel;
import com.google.javascript.jscomp.Compiler;
import com.google.javascript.jscomp.CompilerOptions;
import com.google.javascript.jscomp.CompilerOptions.LanguageMode;
import com.google.javascript.jscomp.DiagnosticGroups;
import com.google.javascript.jscomp.JSError;
import com.google.javascript.jscomp.SourceFile;
import com.google.javascript.jscomp.SourceMap;
import com.google.javascript.jscomp.WarningLevel;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Minifies the sources with Closure Compiler, taking ES5 alone and giving ASCII alone. */
final class ScriptCompiler {
  private ScriptCompiler() {}

  /** The minified script and its source map. */
  record Minified(String code, String sourceMap) {}

  static Minified compile(Sources sources, String name) throws IOException {
    var compiler = new Compiler(new PrintStream(OutputStream.nullOutputStream(), false, US_ASCII));
    var inputs =
        sources.files().stream().map(s -> SourceFile.fromCode(s.name(), s.text())).toList();
    var result =
        compiler.compile(
            CommandLineRunner.getBuiltinExterns(CompilerOptions.Environment.BROWSER),
            inputs,
            options(name + ".map"));
    refuse(Stream.concat(result.errors.stream(), result.warnings.stream()).toList());

    var code = compiler.toSource();
    result.sourceMap.setWrapperPrefix(Sources.OPEN.strip());
    var map = new StringBuilder();
    result.sourceMap.appendTo(map, name);
    return new Minified(
        Sources.OPEN.strip() + code + Sources.CLOSE + "//# sourceMappingURL=" + name + ".map\n",
        withIgnoreList(map.toString()));
  }

  private static CompilerOptions options(String map) {
    var options = new CompilerOptions();
    CompilationLevel.SIMPLE_OPTIMIZATIONS.setOptionsForCompilationLevel(options);
    // The files end up inside one function, so their outermost names are as free to be renamed as
    // local ones.
    CompilationLevel.SIMPLE_OPTIMIZATIONS.setWrappedOutputOptimizations(options);
    WarningLevel.DEFAULT.setOptionsForWarningLevel(options);
    options.setLanguageIn(LanguageMode.ECMASCRIPT5);
    options.setLanguageOut(LanguageMode.ECMASCRIPT5);
    options.setEmitUseStrict(false);
    options.setRewritePolyfills(false);
    options.setOutputCharset(US_ASCII);
    // A read of a page's object may throw or run a getter: it stays, also where nobody uses its
    // value.
    options.setAssumeGettersArePure(false);
    options.setRemoveUnusedVariables(CompilerOptions.Reach.NONE);
    // Refuses `with` above all, inside which names must not be shortened.
    options.setWarningLevel(DiagnosticGroups.ES5_STRICT, CheckLevel.ERROR);
    options.setWarningLevel(DiagnosticGroups.UNDEFINED_VARIABLES, CheckLevel.ERROR);
    options.setSourceMapOutputPath(map);
    options.setSourceMapFormat(SourceMap.Format.V3);
    options.setSourceMapIncludeSourcesContent(true);
    return options;
  }

  private static void refuse(List<JSError> problems) {
    if (!problems.isEmpty()) {
      throw new BuildFailure(problems.stream().map(ScriptCompiler::line).collect(joining("\n")));
    }
  }

  private static String line(JSError problem) {
    return problem.getSourceName()
        + ":"
        + problem.getLineNumber()
        + ": "
        + problem.getDescription();
  }

  /**
   * Names every source as not the page's own, so that a browser's debugger steps over and folds
   * away our frames.
   */
  private static String withIgnoreList(String map) {
    var all =
        IntStream.range(0, sourceCount(map))
            .mapToObj(Integer::toString)
            .collect(joining(",", "[", "]"));
    return map.substring(0, map.lastIndexOf('}')) + ",\"x_google_ignoreList\":" + all + "}\n";
  }

  private static int sourceCount(String map) {
    var consumer = new SourceMapConsumerV3();
    try {
      consumer.parse(map);
    } catch (SourceMapParseException e) {
      throw new IllegalStateException("Closure Compiler wrote a source map it cannot read", e);
    }
    return consumer.getOriginalSources().size();
  }
}
