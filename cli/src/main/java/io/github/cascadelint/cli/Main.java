package io.github.cascadelint.cli;

/** The entry point of the command line; everything else is in {@link Cli}, which does not end the process. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        System.exit(Cli.execute(Terminal.system(), Engine.BUILT_IN, arguments));
    }
}
