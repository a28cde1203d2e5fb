package dev.gantry.query;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.gantry.trace.message.Width;

/**
 * A query that cannot be answered: what is wrong with it, and where. The words are DuckDB's, which are English in every
 * language of the window.
 */
public final class QueryException extends Exception {
    private static final long serialVersionUID = 1L;

    /** A column that there is not, in the quotes of a name. */
    private static final Pattern UNKNOWN = Pattern.compile("Referenced column (\"[^\"]+\") not found");

    private final int line;
    private final int column;

    private QueryException(String message, int line, int column, Throwable cause) {
        super(message, cause);
        this.line = line;
        this.column = column;
    }

    /** What is wrong in this SQL, as DuckDB says it: a sentence, an empty line, {@code LINE 1:}, a line with marks. */
    static QueryException of(String sql, Exception failed) {
        String said = failed.getMessage() == null ? failed.toString() : failed.getMessage();
        int place = said.indexOf("\n\nLINE ");
        String sentence = (place < 0 ? said : said.substring(0, place)).strip().replaceAll("\\s*\\n\\s*", " ")
                + cure(sql, said);
        String[] marked = place < 0 ? new String[0] : said.substring(place + 2).split("\n", -1);
        int colon = marked.length < 2 ? -1 : marked[0].indexOf(": ");
        int mark = marked.length < 2 ? -1 : marked[1].indexOf('^');
        if (colon < 0 || mark < colon + 2) {
            return new QueryException(sentence, 0, 0, failed);
        }
        int line = Integer.parseInt(marked[0].substring("LINE ".length(), colon));
        String told = marked[0].substring(colon + 2);
        // the mark stands below, so wide letters before it count twice
        int column = column(sql, line, told, Width.fitting(told, mark - colon - 2));
        return column > 0
                ? new QueryException(sentence, line, column, failed)
                : ofSeveral(sql, sentence, mark - colon - 2, failed);
    }

    /** What helps, where it is SQLite's way to say something, and so Perfetto's; empty elsewhere. */
    private static String cure(String sql, String said) {
        if (said.contains("at or near \"REGEXP\"") || said.contains("at or near \"regexp\"")) {
            return " Instead of REGEXP write regexp_matches(name, 'pattern').";
        }
        Matcher unknown = UNKNOWN.matcher(said);
        return unknown.find() && sql.contains(unknown.group(1)) ? " A text stands in single quotes." : "";
    }

    /** Of several statements DuckDB tells the line of one alone, and a place in all of the SQL. */
    private static QueryException ofSeveral(String sql, String sentence, int at, Exception failed) {
        Matcher names = Pattern.compile("\"([^\"]+)\"").matcher(sentence);
        boolean certain = names.find() && at < sql.length() && sql.regionMatches(true, at, names.group(1), 0,
                names.group(1).length());
        String before = certain ? sql.substring(0, at) : "";
        return new QueryException(sentence, certain ? (int) before.chars().filter(each -> each == '\n').count() + 1 : 0,
                certain ? at - before.lastIndexOf('\n') : 0, failed);
    }

    /** The column in the SQL's line, of which a long one is told in part, between dots; 0 if it is another line. */
    private static int column(String sql, int line, String told, int mark) {
        String[] lines = sql.split("\n", -1);
        String whole = line <= lines.length ? lines[line - 1] : "";
        boolean cutBefore = told.startsWith("...");
        String part = told.substring(cutBefore ? 3 : 0, told.length() - (told.endsWith("...") ? 3 : 0));
        int from = whole.indexOf(part);
        return from < 0 ? 0 : from + mark - (cutBefore ? 3 : 0) + 1;
    }

    /** The same of this SQL alone, which stood after so many letters and before others. */
    QueryException before(int letters, String sql) {
        long lines = sql.lines().count();
        boolean within = line >= 1 && line <= lines && (line > 1 || column > letters);
        return new QueryException(getMessage(), within ? line : 0, within ? line == 1 ? column - letters : column : 0,
                getCause());
    }

    /** Line of the SQL, from 1; 0 if no place is known. */
    public int line() {
        return line;
    }

    /** Column in that line, from 1; 0 if no place is known. */
    public int column() {
        return column;
    }
}
