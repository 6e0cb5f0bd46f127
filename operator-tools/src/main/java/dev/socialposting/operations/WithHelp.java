package dev.socialposting.operations;

import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** A tool that explains itself, wherever among its arguments it is asked to. */
abstract class WithHelp {
    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT)
    boolean help;
}
