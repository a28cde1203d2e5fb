package dev.gantry.query;

import java.io.PrintWriter;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collector;
import java.util.stream.Collectors;

import com.fasterxml.jackson.core.io.JsonStringEncoder;

import dev.gantry.query.Database.Header;
import dev.gantry.trace.message.Beginning;
import dev.gantry.trace.message.Visible;
import dev.gantry.trace.message.Width;

/** The answer to SQL as text: a table for people, CSV, JSON or Markdown. For one thread. */
public final class Rows {
    /** Rows of a table on a terminal; more are counted, not shown. */
    public static final int MOST_SHOWN = 1_000;

    /** A cell of a table is cut beyond this. */
    private static final int WIDEST = 60;

    /** Letters of a text that are looked at for that: it may be a book. */
    private static final int MOST_READ = 100 * WIDEST;

    /** Form of the text. */
    public enum Kind {
        TABLE, CSV, JSON, MARKDOWN;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final Kind kind;
    private final int most;
    private final List<List<String>> kept = new ArrayList<>();
    private List<Header> headers = List.of();
    private PrintWriter out;
    private long count;

    /**
     * @param most rows of a table that are shown
     */
    public Rows(Kind kind, int most) {
        this.kind = kind;
        this.most = most;
    }

    /** Takes an answer and prints it there; {@link #end} must follow. */
    public Receiver to(PrintWriter to) {
        out = to;
        return new Receiver();
    }

    /** Prints what comes. */
    public final class Receiver implements Database.Receiver {
        private Receiver() {}

        @Override
        public void columns(List<Header> columns) {
            headers = columns;
            begin();
        }

        @Override
        public boolean row(List<Object> values) {
            Rows.this.row(values);
            count++;
            return true;
        }
    }

    private void begin() {
        switch (kind) {
            case CSV -> out.print(headers.stream().map(header -> csv(header.name())).collect(line(",", "", "\r\n")));
            case JSON -> out.print("[");
            case MARKDOWN -> {
                out.println(headers.stream().map(header -> markdown(header.name())).collect(line(" | ", "| ", " |")));
                out.println(headers.stream().map(header -> header.isNumber() ? "---:" : "---")
                        .collect(line(" | ", "| ", " |")));
            }
            case TABLE -> {
                // needs all rows for its widths
            }
        }
    }

    private static Collector<CharSequence, ?, String> line(String between, String before, String after) {
        return Collectors.joining(between, before, after);
    }

    private void row(List<Object> values) {
        switch (kind) {
            case CSV -> out.print(values.stream().map(value -> value == null ? "" : csv(plain(value)))
                    .collect(line(",", "", "\r\n")));
            case JSON -> {
                StringBuilder row = new StringBuilder(count == 0 ? "\n  {" : ",\n  {");
                for (int i = 0; i < values.size(); i++) {
                    row.append(i == 0 ? "" : ", ").append(quoted(headers.get(i).name())).append(": ")
                            .append(json(values.get(i)));
                }
                out.print(row.append('}'));
            }
            case MARKDOWN -> out.println(
                    values.stream().map(value -> markdown(shown(value))).collect(line(" | ", "| ", " |")));
            case TABLE -> {
                if (count < most) {
                    kept.add(values.stream().map(value -> cut(shown(value))).toList());
                }
            }
        }
    }

    /** Prints what is left to print when all rows have come. */
    public void end() {
        if (kind == Kind.JSON) {
            out.println(count == 0 ? "]" : "\n]");
        } else if (kind == Kind.TABLE && !headers.isEmpty()) {
            table();
        }
    }

    private void table() {
        int[] widths = headers.stream().mapToInt(header -> Width.of(header.name())).toArray();
        for (List<String> row : kept) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], Width.of(row.get(i)));
            }
        }
        print(headers.stream().map(Header::name).toList(), widths);
        StringBuilder rule = new StringBuilder();
        for (int width : widths) {
            rule.append(rule.isEmpty() ? "" : "  ").append("-".repeat(width));
        }
        out.println(rule);
        kept.forEach(row -> print(row, widths));
        out.println(count > kept.size()
                ? "(the first %,d of %,d rows; --to csv prints all)".formatted(kept.size(), count)
                : count == 1 ? "(1 row)" : "(%,d rows)".formatted(count));
    }

    private void print(List<String> row, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            line.append(i == 0 ? "" : "  ").append(headers.get(i).isNumber()
                    ? Width.right(row.get(i), widths[i])
                    : Width.left(row.get(i), widths[i]));
        }
        out.println(line.toString().stripTrailing());
    }

    private static String cut(String text) {
        String read = Beginning.of(text, MOST_READ);
        return Width.cut(Visible.of(read.replaceAll("\\s*\\R\\s*", " ⏎ ")), WIDEST);
    }

    private static String shown(Object value) {
        return value == null ? "NULL" : plain(value);
    }

    private static String plain(Object value) {
        return switch (value) {
            case BigDecimal number -> number.toPlainString();
            default -> value.toString();
        };
    }

    /** In quotes also where it is empty, as in PostgreSQL: nothing at all is null. */
    private static String csv(String text) {
        return text.isEmpty() || text.matches("(?s).*[\",\r\n].*") ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }

    private static String markdown(String text) {
        return text.replace("\\", "\\\\").replace("|", "\\|").replaceAll("\\R", "<br>");
    }

    private static String json(Object value) {
        return switch (value) {
            case null -> "null";
            case Double number when !Double.isFinite(number) -> "null";
            case Float number when !Float.isFinite(number) -> "null";
            case Number number -> plain(number);
            case Boolean yes -> yes.toString();
            default -> quoted(value.toString());
        };
    }

    private static String quoted(String text) {
        return '"' + new String(JsonStringEncoder.getInstance().quoteAsString(text)) + '"';
    }
}
