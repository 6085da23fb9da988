package io.github.cascadelint.cli;

import io.github.cascadelint.NothingToAnalyseException;
import io.github.cascadelint.base.NearestName;
import io.github.cascadelint.config.ConfigurationException;
import io.github.cascadelint.git.RevisionException;
import io.github.cascadelint.report.Tool;
import io.github.cascadelint.triage.BaselineException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command line without the process around it: arguments in, exit status out. */
@Command(
        name = "cascade-lint",
        mixinStandardHelpOptions = true,
        versionProvider = Cli.Version.class,
        header = "Tells what a delete will really delete: finds dangerous cascades in JPA mappings.",
        synopsisSubcommandLabel = "COMMAND",
        commandListHeading = "%nCommands:%n",
        optionListHeading = "%nOptions:%n",
        footer = {
            "",
            "Exit status: 0 nothing at or above --fail-on, 1 findings, 2 could not run,",
            "3 part of the input could not be analysed (and --allow-incomplete not given).",
            "",
            "A first run:  cascade-lint check src/main/java"
        })
final class Cli {
    private static final int HELP_WIDTH = 100;

    private final Terminal terminal;

    private Cli(Terminal terminal) {
        this.terminal = terminal;
    }

    /** Runs one command. */
    static int execute(Terminal terminal, Engine engine, String... arguments) {
        Cli cli = new Cli(terminal);
        Engine once = engine.forOneRun();
        CommandLine commandLine = cli.commandLine(once);
        int status;
        try {
            status = commandLine.execute(arguments);
        } catch (StackOverflowError | OutOfMemoryError | LinkageError e) {
            status = cli.internalError(e, List.of(arguments).contains("--debug"));
        } finally {
            once.jars().close();
        }
        if (terminal.out().checkError() && status != ExitStatus.CANNOT_RUN) {
            terminal.say("cannot write to standard output");
            return ExitStatus.CANNOT_RUN;
        }
        return status;
    }

    private CommandLine commandLine(Engine engine) {
        CommandLine commandLine = new CommandLine(this)
                .addSubcommand(new CheckCommand(terminal, engine))
                .addSubcommand(new FixCommand(terminal, engine))
                .addSubcommand(new BaselineCommand(terminal, engine))
                .addSubcommand(new AnalyzeCommand(terminal, engine))
                .addSubcommand(new ModelCommand(terminal, engine))
                .addSubcommand(new SchemaCommand(terminal, engine))
                .addSubcommand(new RulesCommand(terminal, engine))
                .addSubcommand(new ConfigCommand(terminal, engine))
                .addSubcommand(new ExplainCommand(terminal, engine))
                .addSubcommand(new WhoDeletesCommand(terminal, engine))
                .addSubcommand(new ImpactCommand(terminal, engine))
                .addSubcommand(new HelpCommand());
        return commandLine
                .setOut(new PrintWriter(terminal.out(), true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(terminal.err(), true, StandardCharsets.UTF_8))
                .setColorScheme(Help.defaultColorScheme(terminal.color() ? Help.Ansi.ON : Help.Ansi.OFF))
                .setUsageHelpWidth(
                        terminal.width() > 0 ? Math.max(60, Math.min(HELP_WIDTH, terminal.width())) : HELP_WIDTH)
                .setExpandAtFiles(false) // a path may begin with @
                .setParameterExceptionHandler((exception, rest) -> usageError(exception))
                .setExecutionExceptionHandler((exception, command, parsed) -> failure(exception, parsed));
    }

    private int usageError(ParameterException exception) {
        CommandLine command = exception.getCommandLine();
        boolean root = command.getParent() == null;
        if (root
                && exception.getMessage() != null
                && exception.getMessage().startsWith("Missing required subcommand")) {
            command.usage(terminal.err());
            return ExitStatus.CANNOT_RUN;
        }
        terminal.say(
                exception instanceof UnmatchedArgumentException unmatched ? unmatched(unmatched) : text(exception));
        terminal.say("see " + command.getCommandSpec().qualifiedName() + " --help");
        return ExitStatus.CANNOT_RUN;
    }

    private static String unmatched(UnmatchedArgumentException exception) {
        String word = exception.getUnmatched().get(0);
        CommandLine command = exception.getCommandLine();
        if (exception.isUnknownOption()) {
            List<String> options = new ArrayList<>();
            for (OptionSpec option : command.getCommandSpec().options()) {
                options.add(option.longestName());
            }
            int value = word.indexOf('=');
            return "unknown option '" + word + "'"
                    + NearestName.hint(value < 0 ? word : word.substring(0, value), options);
        }
        if (command.getParent() != null) {
            return "'" + word + "' is one argument too many";
        }
        Set<String> commands = new TreeSet<>(command.getSubcommands().keySet());
        return "unknown command '" + word + "'" + NearestName.hint(word, commands);
    }

    private int failure(Exception exception, ParseResult parsed) {
        boolean debug = isDebug(parsed);
        boolean expected = exception instanceof CannotRunException
                || exception instanceof ConfigurationException
                || exception instanceof BaselineException
                || exception instanceof NothingToAnalyseException
                || exception instanceof RevisionException;
        if (!expected) {
            return internalError(exception, debug);
        }
        text(exception).lines().forEach(terminal::say);
        if (debug) {
            exception.printStackTrace(terminal.err());
        }
        return ExitStatus.CANNOT_RUN;
    }

    private static boolean isDebug(ParseResult parsed) {
        ParseResult innermost = parsed;
        while (innermost.hasSubcommand()) {
            innermost = innermost.subcommand();
        }
        return innermost.hasMatchedOption("--debug");
    }

    private int internalError(Throwable error, boolean debug) {
        terminal.say("internal error: " + error);
        terminal.say("this is a bug, not your fault; please report it at " + Tool.URI + "/issues"
                + (debug ? "" : " with the output of --debug"));
        if (debug) {
            error.printStackTrace(terminal.err());
        }
        return ExitStatus.CANNOT_RUN;
    }

    private static String text(Exception exception) {
        String message = exception.getMessage();
        return message == null ? exception.toString() : message;
    }

    /** The version of the build. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"cascade-lint " + Tool.version()};
        }
    }
}
