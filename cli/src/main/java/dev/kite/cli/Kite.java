package dev.kite.cli;

import picocli.CommandLine.Command;

/** The command {@code kite} itself, without a subcommand. */
@Command(
    name = "kite",
    description =
        "See and drive the console and the motion sensors of any browser from a terminal.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
final class Kite {}
