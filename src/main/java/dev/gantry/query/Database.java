package dev.gantry.query;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.Blob;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.duckdb.DuckDBFunctions;

import dev.gantry.trace.Names;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.Trace;

/**
 * Recordings as an SQL database, read-only: what is typed reaches no file and no network, and changes nothing that
 * lasts. Of one snapshot, of which nothing is copied; or of folders that {@link Parquet} wrote.
 *
 * <p>One thread at a time asks. Times in all tables are nanoseconds from the
 * recording's first record. The SQL is DuckDB's; the tables {@code slice}, {@code thread}, {@code process},
 * {@code thread_track}, {@code counter}, {@code flow}, {@code args} and {@code thread_state} have the names and columns
 * of Perfetto's.
 */
public final class Database implements AutoCloseable {
    private static final int LEAST_MEGABYTES = 512;

    /** What the library says of what failed in the first rows of a streamed answer. */
    private static final String NOT_TOLD = "Invalid result set";

    private static final String COPY = "copy (";

    /** Statement of Perfetto's SQL that has no other word for it in DuckDB's. */
    private static final Pattern MODULE = Pattern.compile("(?i)\\binclude\\s+perfetto\\s+module\\s+[\\w.*]+\\s*;");

    /** Ids of one recording among several. */
    private static final long IDS_A_RECORDING = 1L << 40;

    /**
     * What would write into the folders that are read, which DuckDB allows along with the reading. Found also in texts:
     * rather too much is refused than a recording lost.
     */
    private static final Pattern WRITES = Pattern.compile("(?is)\\bcopy\\b.*\\bto\\b|\\bexport\\b.*\\bdatabase\\b|"
            + "\\battach\\b|\\benable_logging\\b");

    private final Connection connection;
    private final Path scratch;
    private final Thread atExit = new Thread(this::deleteScratch); // if the program is stopped while it asks
    private boolean ofFolders;
    private boolean spent;

    private Database(Connection connection, Path scratch) {
        this.connection = connection;
        this.scratch = scratch;
    }

    /**
     * The database of this snapshot.
     *
     * @throws QueryException if the database can't be started, see {@link SqlLibrary}
     */
    public static Database of(Snapshot snapshot) throws QueryException {
        return of(snapshot, Optional.empty());
    }

    /** The same, and the answer to one question is written as Parquet by {@link #write}, to this file. */
    public static Database of(Snapshot snapshot, Optional<Path> output) throws QueryException {
        SliceTable slices = new SliceTable(snapshot);
        Database database = started();
        return database.filled("", () -> {
            for (Table<?> table : tables(snapshot, slices)) {
                database.register(table);
            }
            database.allow(output, List.of());
        });
    }

    /** Closes it to all files and folders but these. */
    private void allow(Optional<Path> output, List<Path> folders) throws SQLException {
        execute("set allowed_paths = [" + output.map(file -> quoted(file.toAbsolutePath().toString())).orElse("")
                + "]");
        execute("set allowed_directories = [" + folders.stream()
                .map(folder -> quoted(folder.toAbsolutePath().toString())).collect(Collectors.joining(", ")) + "]");
        execute("set enable_external_access = false");
    }

    /**
     * Writes what the SQL gives to this file, which was named when the database was made, as Parquet.
     *
     * @param wanted as for {@link #ask}
     * @throws QueryException if the SQL is wrong, the file can't be written, or it was not wanted any more
     */
    public void write(String sql, Path file, BooleanSupplier wanted) throws QueryException {
        String asked = sql.stripTrailing().replaceFirst("(\\s*;)+$", "");
        refuseWriting(sql);
        try (Statement checked = connection.prepareStatement(asked)) {
            checked.getConnection(); // it is prepared: what is wrong in it is told with its place
        } catch (SQLException e) {
            throw QueryException.of(asked, e);
        }
        try {
            askAny(COPY + asked + "\n) to " + quoted(file.toAbsolutePath().toString())
                    + " (format parquet, compression zstd)", wanted, new Receiver() {
                        @Override
                        public void columns(List<Header> columns) {
                            // how many rows were written
                        }

                        @Override
                        public boolean row(List<Object> values) {
                            return true;
                        }
                    });
        } catch (QueryException e) {
            throw e.before(COPY.length(), asked);
        }
    }

    /**
     * The database of these folders, which {@link Parquet} wrote. Tasks, slices, lanes and what else stands for itself
     * have the column {@code recording}, the name of its folder, or its path where several have that name; ids are made
     * different in each.
     *
     * @throws QueryException if the database can't be started, or a folder can't be read
     */
    public static Database of(List<Path> folders, Optional<Path> output) throws QueryException {
        List<String> recordings = named(folders);
        Database database = started();
        Snapshot nothing = new Trace(new Names()).snapshot();
        database.ofFolders = true;
        return database.filled("recording, ", () -> {
            for (Table<?> table : tables(nothing, new SliceTable(nothing))) {
                List<String> parts = IntStream.range(0, folders.size())
                        .mapToObj(i -> asked(table, folders.get(i), recordings.get(i), i)).toList();
                try {
                    database.execute(
                            "create view " + table.name() + " as " + String.join(" union all ", parts));
                } catch (SQLException e) {
                    throw database.tellWhich(table, folders, parts, e);
                }
            }
            database.allow(output, folders);
        });
    }

    /** Which of the files is at fault, if one is by itself. */
    private SQLException tellWhich(Table<?> table, List<Path> folders, List<String> parts, SQLException of) {
        for (int i = 0; i < parts.size(); i++) {
            try {
                execute(parts.get(i) + " limit 0");
            } catch (SQLException e) {
                return new SQLException(Parquet.file(folders.get(i), table.name())
                        + " is not as Gantry writes it; write the recording again. " + e.getMessage(), e);
            }
        }
        return of;
    }

    /** What the recordings in these folders are called: no two the same. */
    private static List<String> named(List<Path> folders) {
        List<String> names = folders.stream().map(folder -> folder.toAbsolutePath().getFileName().toString()).toList();
        return Set.copyOf(names).size() == names.size() ? names : folders.stream().map(Path::toString).toList();
    }

    /** The rows of a table in a folder, with ids that no row of another folder has. */
    private static String asked(Table<?> table, Path folder, String recording, int place) {
        String ids = table.columns().stream().filter(Column::isReference)
                .map(column -> "%1$s + %2$d as %1$s".formatted(column.name(), place * IDS_A_RECORDING))
                .collect(Collectors.joining(", "));
        return "select " + quoted(recording) + " as recording, *"
                + (ids.isEmpty() ? "" : " replace (" + ids + ")") + " from read_parquet("
                + quoted(Parquet.file(folder.toAbsolutePath(), table.name()).toString()) + ")";
    }

    /** Copies all tables of a snapshot into a folder. */
    static void copy(Snapshot snapshot, Path folder, Parquet.Meter meter) throws QueryException {
        SliceTable slices = new SliceTable(snapshot);
        try (Database database = started()) {
            for (Table<?> table : meter.metered(tables(snapshot, slices))) {
                database.register(table);
                database.execute("copy " + table.name() + " to "
                        + quoted(Parquet.file(folder, table.name()).toString())
                        + " (format parquet, compression zstd)");
            }
        } catch (SQLException e) {
            throw QueryException.of("", e);
        }
    }

    /** Writes one table, whose rows keep their order; a file that is there keeps its mode. */
    static void copy(Table<?> table, Path file) throws QueryException {
        try (Database database = started()) {
            database.register(table);
            database.execute("copy (select * from " + table.name() + ") to "
                    + quoted(file.toAbsolutePath().toString())
                    + " (format parquet, compression zstd, use_tmp_file false)");
        } catch (SQLException e) {
            throw QueryException.of("", e);
        }
    }

    /** A statement, which must be closed before this. */
    Statement statement() throws SQLException {
        return connection.createStatement();
    }

    /** What makes the tables. */
    private interface Filling {
        void run() throws SQLException;
    }

    /** A database without tables that may still reach files. */
    static Database started() throws QueryException {
        Path scratch = null;
        Database database = null;
        try {
            scratch = Files.createTempDirectory("gantry-sql");
            Properties streaming = new Properties(); // else an answer is held in memory before its first row is read
            streaming.setProperty("jdbc_stream_results", "true");
            database = new Database(DriverManager.getConnection("jdbc:duckdb:", streaming), scratch);
            Runtime.getRuntime().addShutdownHook(database.atExit);
            long megabytes = Math.max(LEAST_MEGABYTES, Runtime.getRuntime().maxMemory() >> 20);
            database.execute("set temp_directory = " + quoted(scratch.toString()));
            database.execute("set memory_limit = '" + megabytes + "MiB'");
            database.execute("set threads = " + Runtime.getRuntime().availableProcessors());
            database.execute("set autoinstall_known_extensions = false");
            database.execute("set autoload_known_extensions = false");
            return database;
        } catch (SQLException | IOException | LinkageError | IllegalStateException e) {
            if (database != null) {
                database.close();
            } else if (scratch != null) {
                scratch.toFile().delete();
            }
            throw QueryException.of("", new IllegalStateException("SQL can't be had here: " + e, e));
        }
    }

    /** This one with its tables, closed to files. */
    private Database filled(String recording, Filling filling) throws QueryException {
        try {
            filling.run();
            for (String statement : Views.STATEMENTS) {
                execute(statement.replace("/* recording */", recording));
            }
            execute("set lock_configuration = true");
            return this;
        } catch (SQLException e) {
            close();
            throw QueryException.of("", e);
        }
    }

    private static List<Table<?>> tables(Snapshot snapshot, SliceTable slices) {
        LaneTables lanes = new LaneTables(snapshot);
        TaskTables tasks = new TaskTables(snapshot);
        return List.of(slices.table(), tasks.tasks(), tasks.callbacks(), tasks.flows(slices), lanes.lanes(),
                lanes.executors(), lanes.switches(), lanes.wakes(), lanes.marks(), lanes.counters(),
                lanes.counterTracks(), lanes.states(), lanes.bounds());
    }

    private <U> void register(Table<U> table) throws SQLException {
        DuckDBFunctions.tableFunction().withName(table.name()).withProjectionPushdown()
                .withFunction(new TableFunction<>(table)).register(connection);
        execute("create view " + table.name() + " as select * from " + table.name() + "()");
    }

    /** The statements that make the tables which are asked; read when the first database is made. */
    private static final class Views {
        static final List<String> STATEMENTS = read();

        private static List<String> read() {
            try (InputStream script = Database.class.getResourceAsStream("views.sql")) {
                return Stream.of(new String(script.readAllBytes(), StandardCharsets.UTF_8).split(";\\s*\\n"))
                        .map(statement -> statement.lines().filter(line -> !line.startsWith("--"))
                                .collect(Collectors.joining("\n")))
                        .filter(statement -> !statement.isBlank()).toList();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /**
     * Asks, and gives what comes to the receiver: its columns once, then each row.
     *
     * @param wanted asked every few milliseconds, by another thread, too: with false the asking ends
     * @throws QueryException if the SQL is wrong, or it was not wanted any more
     */
    public void ask(String sql, BooleanSupplier wanted, Receiver receiver) throws QueryException {
        refuseWriting(sql);
        askAny(sql, wanted, receiver);
    }

    /** Whether what was asked ended the transaction by itself, so that what it changed may be there for others, too. */
    public boolean isSpent() {
        return spent;
    }

    private void refuseWriting(String sql) throws QueryException {
        if (ofFolders && WRITES.matcher(sql).find()) {
            throw QueryException.of(sql,
                    new SQLException("COPY, EXPORT and ATTACH are not executed, nor SQL that looks "
                            + "like them: what is asked changes no file."));
        }
    }

    private void askAny(String sql, BooleanSupplier wanted, Receiver receiver) throws QueryException {
        String asked = withoutModules(sql);
        Asking asking = new Asking(wanted);
        Thread.startVirtualThread(asking::watch);
        try (Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            asking.begin(statement);
            if (executes(statement, asked, asking)) {
                read(statement, asking, receiver);
            } else {
                receiver.columns(List.of());
            }
        } catch (SQLException e) {
            throw QueryException.of(sql, e);
        } finally {
            asking.end();
            end();
        }
    }

    private static void read(Statement statement, Asking asking, Receiver receiver)
            throws SQLException, QueryException {
        try (ResultSet rows = statement.getResultSet()) {
            int count = rows.getMetaData().getColumnCount();
            List<Header> headers = new ArrayList<>();
            for (int i = 1; i <= count; i++) {
                headers.add(
                        new Header(rows.getMetaData().getColumnLabel(i), rows.getMetaData().getColumnTypeName(i)));
            }
            receiver.columns(headers);
            boolean more = true;
            while (more && rows.next()) {
                asking.check();
                List<Object> row = new ArrayList<>(count);
                for (int i = 1; i <= count; i++) {
                    row.add(plain(rows.getObject(i)));
                }
                more = receiver.row(row);
            }
        }
    }

    /** Ends what was done together: no part of it stays for the next question. */
    private void end() {
        try {
            connection.rollback();
        } catch (SQLException _) {
            spent = true;
        }
        try {
            connection.setAutoCommit(true);
        } catch (SQLException _) {
            // told by the next question
        }
    }

    /**
     * Executes, and tells whether there are rows. Of an answer that is streamed the library does not tell what failed,
     * so that is found by having the last statement explained by an execution of its own.
     */
    private boolean executes(Statement statement, String sql, Asking asking) throws SQLException {
        try {
            return statement.execute(sql);
        } catch (SQLException e) {
            if (!e.getMessage().contains(NOT_TOLD)) {
                throw e;
            }
            asking.check();
            end();
            connection.setAutoCommit(false);
            int last = sql.stripTrailing().replaceFirst("[\\s;]+$", "").lastIndexOf(';') + 1;
            try (Statement again = connection.createStatement()) {
                asking.begin(again);
                again.execute(sql.substring(0, last) + " explain analyze " + sql.substring(last));
            } catch (SQLException told) {
                if (!told.getMessage().contains(NOT_TOLD) && !told.getMessage().startsWith("Parser Error")) {
                    throw new SQLException(told.getMessage().replaceFirst("(?s)\\n\\nLINE .*", ""), told);
                }
            }
            throw new SQLException("A value can't be computed; DuckDB does not tell which.", e);
        }
    }

    /** Of Perfetto's modules those that hold tables are here without asking; all else keeps its place. */
    private static String withoutModules(String sql) {
        return MODULE.matcher(sql).replaceAll(found -> found.group().replaceAll("\\S", " "));
    }

    /** What is asked just now. */
    private static final class Asking {
        private static final long AGAIN_NANOS = 10_000_000;

        private final BooleanSupplier wanted;
        private Statement statement;
        private boolean ended;

        Asking(BooleanSupplier wanted) {
            this.wanted = wanted;
        }

        synchronized void begin(Statement asked) throws SQLException {
            statement = asked;
            check();
        }

        void check() throws SQLException {
            if (!wanted.getAsBoolean()) {
                throw new SQLException("cancelled");
            }
        }

        synchronized void end() {
            ended = true;
        }

        /** DuckDB forgets a cancel while it begins, or between two parts of an answer: so again until the end. */
        void watch() {
            while (cancelUnlessWanted()) {
                LockSupport.parkNanos(AGAIN_NANOS);
            }
        }

        private synchronized boolean cancelUnlessWanted() {
            try {
                if (!ended && statement != null && !wanted.getAsBoolean()) {
                    statement.cancel();
                }
            } catch (SQLException _) {
                // it has just ended
            }
            return !ended;
        }
    }

    /** Numbers, booleans and texts as they are; all else as its text. */
    private static Object plain(Object value) throws SQLException {
        return switch (value) {
            case null -> null;
            case Number number -> number;
            case Boolean yes -> yes;
            case Blob bytes -> text(bytes);
            default -> value.toString();
        };
    }

    /** As DuckDB prints bytes: letters of ASCII, and {@code \\x} with two digits for others. */
    private static String text(Blob bytes) throws SQLException {
        StringBuilder text = new StringBuilder();
        for (byte each : bytes.getBytes(1, (int) bytes.length())) {
            boolean printed = each >= ' ' && each < 0x7f && each != '\\' && each != '\'' && each != '"';
            text.append(printed ? String.valueOf((char) each) : "\\x%02X".formatted(each));
        }
        return text.toString();
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException _) {
            // nothing is kept in it
        }
        deleteScratch();
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException _) {
            // the program ends
        }
    }

    private void deleteScratch() {
        try {
            Files.walkFileTree(scratch, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    Files.delete(file);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path folder, IOException failed) throws IOException {
                    Files.delete(folder);
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException _) {
            // the system's folder for what is temporary is cleaned by the system
        }
    }

    /**
     * Column of an answer.
     *
     * @param name its name
     * @param type its type in SQL, such as {@code BIGINT}
     */
    public record Header(String name, String type) {
        /** Whether its values are numbers. */
        public boolean isNumber() {
            return type.matches("U?(TINY|SMALL|BIG|HUGE)?INT(EGER)?|DOUBLE|FLOAT|DECIMAL.*");
        }
    }

    /** Takes an answer. */
    public interface Receiver {
        /** The columns; none if the SQL asked for nothing. */
        void columns(List<Header> columns) throws QueryException;

        /** A row: numbers, booleans, texts, nulls. Returns whether more is wanted. */
        boolean row(List<Object> values) throws QueryException;
    }
}
