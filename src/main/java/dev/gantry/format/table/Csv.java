package dev.gantry.format.table;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

import dev.gantry.trace.Trace;

/**
 * CSV writer by RFC 4180, in UTF-8. A text that a spreadsheet would take for a formula begins with an apostrophe: names
 * come from programs, and a name must not compute anything.
 */
final class Csv {
    private static final String FORMULA = "=+-@\t\r\n";

    private final Writer out;
    private boolean begun;

    Csv(OutputStream to, String... columns) throws IOException {
        out = new BufferedWriter(new OutputStreamWriter(to, StandardCharsets.UTF_8));
        for (String column : columns) {
            text(column);
        }
        end();
    }

    Csv text(String cell) throws IOException {
        String safe = !cell.isEmpty() && FORMULA.indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
        return raw(isPlain(safe) ? safe : '"' + safe.replace("\"", "\"\"") + '"');
    }

    Csv number(long cell) throws IOException {
        return raw(Long.toString(cell));
    }

    /** A number that is 0 when it is not known. */
    Csv known(long cell) throws IOException {
        return raw(cell == 0 ? "" : Long.toString(cell));
    }

    /** A time, counted from another; empty if either is not known, or still to come. */
    Csv time(long cell, long since) throws IOException {
        boolean known = cell != Trace.NONE && cell != Long.MAX_VALUE && since != Trace.NONE;
        return raw(known ? Long.toString(cell - since) : "");
    }

    void end() throws IOException {
        out.write("\r\n");
        begun = false;
    }

    void flush() throws IOException {
        out.flush();
    }

    private Csv raw(String cell) throws IOException {
        if (begun) {
            out.write(',');
        }
        begun = true;
        out.write(cell);
        return this;
    }

    private static boolean isPlain(String cell) {
        return cell.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r') && cell.equals(cell.strip());
    }
}
