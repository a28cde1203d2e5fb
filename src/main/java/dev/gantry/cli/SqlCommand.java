package dev.gantry.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import dev.gantry.cli.terminal.Failure;
import dev.gantry.cli.terminal.Reading;
import dev.gantry.format.OpenFile;
import dev.gantry.format.WholeFile;
import dev.gantry.query.Database;
import dev.gantry.query.Parquet;
import dev.gantry.query.QueryException;
import dev.gantry.query.Rows;
import dev.gantry.query.SqlLibrary;
import dev.gantry.trace.message.Width;

/** {@code gantry sql RECORDING SQL}: asks a recording, or many that were written as Parquet, with SQL. */
@Command(name = "sql", description = {
        "Asks a recording with SQL, as DuckDB understands it. Times are nanoseconds from the first record.",
        "Tables under Perfetto's names: slice, thread, process, thread_track, counter, flow, args, thread_state.",
        "Gantry's own: task, executor, lane, switch, wake, mark, callback.",
        "'show tables' lists all of them, 'describe task' a table's columns.",
        "What is asked reaches no file and no network, and changes nothing."},
        footerHeading = "%nExamples:%n", footer = {
                "  gantry sql run.pftrace \"select executor, count(*), quantile_cont(queue_wait, 0.99) / 1e6 as ms",
                "      from task group by executor\"",
                "  gantry convert run.pftrace runs/monday.parquet",
                "  gantry sql 'runs/*.parquet' \"select recording, max(run_time) from task group by recording\""},
        mixinStandardHelpOptions = true)
final class SqlCommand implements Callable<Integer> {
    @Parameters(index = "0..*", paramLabel = "RECORDING", arity = "1..*", description = "A recording, then the SQL. "
            + "Or folders of Parquet that 'gantry convert' wrote; * and ? stand for letters of their names.")
    private List<String> words = List.of();

    @Option(names = {"-f", "--file"}, paramLabel = "FILE", description = "Take the SQL from this file.")
    private Optional<Path> script = Optional.empty();

    @Option(names = "--to", paramLabel = "KIND", description = "Print it as a table, csv, json or markdown; or write "
            + "parquet to a file. If not given, what the file's name ends with says it.")
    private Optional<String> named = Optional.empty();

    @Option(names = {"-o", "--output"}, paramLabel = "FILE", description = "Write it to this file instead.")
    private Optional<Path> output = Optional.empty();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        String sql = script.map(Reading::text).orElseGet(this::lastWord);
        List<String> recordings = script.isPresent() ? words : words.subList(0, words.size() - 1);
        if (!SqlLibrary.isAvailable()) {
            throw new Failure(Failure.RUN, "this Gantry was packaged without the library for SQL (DuckDB).");
        }
        String kind = named.orElseGet(() -> output.map(SqlCommand::kindOf).orElse("table"));
        boolean parquet = kind.equals("parquet");
        if (Stream.of(Rows.Kind.values()).noneMatch(each -> each.toString().equals(kind)) && !parquet) {
            throw new Failure(Failure.USE, "--to " + kind + ": say table, csv, json, markdown or parquet.");
        }
        if (parquet && output.isEmpty()) {
            throw new Failure(Failure.USE, "Parquet is no text: name a file for it with -o.");
        }
        Optional<Rows.Kind> text = parquet
                ? Optional.empty()
                : Optional.of(Rows.Kind.valueOf(kind.toUpperCase(Locale.ROOT)));
        List<Path> folders = folders(recordings);
        if (folders.isEmpty()) {
            Path recording = Path.of(recordings.getFirst());
            output.ifPresent(to -> checkOutput(to, recording, List.of()));
            return askFile(recording, sql, text);
        }
        output.ifPresent(to -> checkOutput(to, folders.getFirst(), folders));
        try (Database database = Database.of(folders, output)) {
            answer(database, sql, text);
        } catch (QueryException e) {
            throw failure(sql, e);
        }
        return 0;
    }

    /** What a file of this name holds. */
    private static String kindOf(Path file) {
        String name = file.toString().toLowerCase(Locale.ROOT);
        return switch (name.substring(name.lastIndexOf('.') + 1)) {
            case "csv" -> "csv";
            case "json" -> "json";
            case "md", "markdown" -> "markdown";
            case "parquet" -> "parquet";
            default -> "table";
        };
    }

    private void checkOutput(Path to, Path recording, List<Path> folders) {
        Saving.check(to, recording);
        Saving.check(to, folders);
        Saving.check(to, script.stream().toList());
    }

    private int askFile(Path recording, String sql, Optional<Rows.Kind> text) throws InterruptedException {
        OpenFile opened = Reading.read(recording, spec.commandLine().getErr());
        try (Database database = Database.of(opened.snapshot(), output)) {
            answer(database, sql, text);
        } catch (QueryException e) {
            throw failure(sql, e);
        }
        return Reading.outcome(opened);
    }

    private String lastWord() {
        if (words.size() < 2) {
            throw new Failure(Failure.USE, "say what to ask: gantry sql " + words.getFirst()
                    + " \"select …\". 'show tables' lists what there is.");
        }
        return words.getLast();
    }

    /** The folders of Parquet that these words name; none if they name a file. */
    private static List<Path> folders(List<String> recordings) {
        List<Path> named = new ArrayList<>();
        for (String each : recordings) {
            named.addAll(Files.exists(Path.of(each)) || !each.matches(".*[*?\\[{].*")
                    ? List.of(Path.of(each))
                    : matching(each));
        }
        if (named.size() == 1 && !Files.isDirectory(named.getFirst())) {
            return List.of();
        }
        for (Path each : named) {
            if (!Parquet.isRecording(each)) {
                throw new Failure(Failure.USE, each + (Files.exists(each)
                        ? " is no folder of Parquet that Gantry wrote: write one of a recording, with 'gantry convert "
                                + "RECORDING NAME.parquet'."
                        : " does not exist."));
            }
        }
        return named.stream().map(Path::normalize).distinct().toList();
    }

    private static List<Path> matching(String pattern) {
        int slash = pattern.lastIndexOf('/');
        Path folder = Path.of(slash < 0 ? "." : pattern.substring(0, slash + 1));
        List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, pattern.substring(slash + 1))) {
            files.forEach(found::add);
        } catch (IOException | DirectoryIteratorException | PatternSyntaxException _) {
            // told as nothing found
        }
        if (found.isEmpty()) {
            throw new Failure(Failure.USE, "there is no " + pattern + ".");
        }
        found.sort(null);
        return found;
    }

    private void answer(Database database, String sql, Optional<Rows.Kind> text) throws QueryException {
        if (text.isEmpty()) {
            database.write(sql, output.orElseThrow(), () -> true);
            return;
        }
        Rows.Kind as = text.get();
        try {
            if (output.isPresent()) {
                Rows rows = new Rows(as, Integer.MAX_VALUE);
                WholeFile.write(output.get(), to -> {
                    PrintWriter out = new PrintWriter(to, false, StandardCharsets.UTF_8);
                    asked(database, sql, rows, out);
                    out.flush();
                });
            } else {
                PrintWriter out = spec.commandLine().getOut();
                asked(database, sql, new Rows(as, Rows.MOST_SHOWN), out);
                out.flush();
            }
        } catch (IOException e) {
            if (e.getCause() instanceof WrongSql wrong) {
                throw wrong.why;
            }
            throw new Failure(Failure.RUN, e.getMessage());
        } catch (WrongSql e) {
            throw e.why;
        }
    }

    /** Carries what is wrong through the writing of a file, which knows nothing of SQL. */
    private static final class WrongSql extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final transient QueryException why;

        WrongSql(QueryException why) {
            super(why);
            this.why = why;
        }
    }

    private static void asked(Database database, String sql, Rows rows, PrintWriter out) {
        try {
            database.ask(sql, () -> true, rows.to(out));
            rows.end();
        } catch (QueryException e) {
            throw new WrongSql(e);
        }
    }

    private Failure failure(String sql, QueryException wrong) {
        if (wrong.line() == 0) {
            return new Failure(Failure.USE, wrong.getMessage());
        }
        String line = sql.split("\n", -1)[wrong.line() - 1].replace('\t', ' ');
        return new Failure(Failure.USE, "%sline %d, column %d: %s%n  %s%n  %s".formatted(
                script.map(file -> file + ", ").orElse(""), wrong.line(), wrong.column(), wrong.getMessage(), line,
                Width.pointer(line, wrong.column() - 1, 1)));
    }
}
