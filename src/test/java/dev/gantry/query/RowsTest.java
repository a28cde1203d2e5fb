package dev.gantry.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import dev.gantry.query.Database.Header;
import dev.gantry.query.Rows.Kind;
import dev.gantry.trace.message.Width;

/** Answers as text. */
class RowsTest {
    private static String text(Kind kind, Object... cells) {
        Rows rows = new Rows(kind, 100);
        StringWriter text = new StringWriter();
        PrintWriter out = new PrintWriter(text);
        Rows.Receiver receiver = rows.to(out);
        receiver.columns(List.of(new Header("名字", "VARCHAR"), new Header("n", "BIGINT")));
        for (int i = 0; i < cells.length; i += 2) {
            receiver.row(Arrays.asList(cells[i], cells[i + 1]));
        }
        rows.end();
        out.flush();
        return text.toString().replace("\r", "");
    }

    @Test
    @DisplayName("columns stand below each other also with Chinese, emoji and combining marks")
    void wide() {
        String table = text(Kind.TABLE, "任务一", 1, "plain", 22, "🚀 e\u0301", 3);
        assertThat(table).isEqualTo("""
                名字     n
                ------  --
                任务一   1
                plain   22
                🚀 e\u0301     3
                (3 rows)
                """);
        assertThat(table.lines().limit(5).map(Width::of)).containsOnly(10);
    }

    @Test
    @DisplayName("a long cell is cut by its width")
    void cut() {
        assertThat(text(Kind.TABLE, "长".repeat(50), 1).lines().toList().get(2)).isEqualTo("长".repeat(29) + "…  1");
    }

    @Test
    @DisplayName("null and an empty text differ in every kind")
    void empty() {
        List<String> all = Stream.of(Kind.values()).map(kind -> text(kind, "", 1, null, null)).toList();
        assertThat(all.get(Kind.CSV.ordinal())).isEqualTo("名字,n\n\"\",1\n,\n");
        assertThat(all.get(Kind.MARKDOWN.ordinal()).lines().skip(2)).containsExactly("|  | 1 |", "| NULL | NULL |");
        assertThat(all.get(Kind.JSON.ordinal())).contains("\"名字\": \"\"").contains("\"名字\": null");
        assertThat(all.get(Kind.TABLE.ordinal()).lines().skip(2)).containsExactly("         1", "NULL  NULL",
                "(2 rows)");
    }
}
