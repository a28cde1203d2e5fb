package dev.gantry.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.contentOf;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code gantry sql} prints, writes and ends with. */
class SqlCommandTest {
    @TempDir
    private static Path folder;

    private static Path run;

    @BeforeAll
    static void record() {
        run = folder.resolve("run.pftrace");
        assertThat(Said.by("run", "thread-twenty", "--unit", "5ms", "--tasks", "6", "--workers", "2", "--record",
                run.toString()).exitCode()).isZero();
    }

    private static String lines(String text) {
        return text.replace("\r", "");
    }

    @Test
    void anAnswerIsATable() {
        Said answer = Said.by("sql", run.toString(),
                "select state, count(*) as tasks from task group by state order by state");
        assertThat(lines(answer.out())).isEqualTo("""
                state      tasks
                ---------  -----
                succeeded      6
                (1 row)
                """);
        assertThat(answer.exitCode()).isZero();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            csv      | a,b;1,x;
            json     | '[;  {"a": 1, "b": "x"};];'
            markdown | '\\| a \\| b \\|;\\| ---: \\| --- \\|;\\| 1 \\| x \\|;'
            """)
    void orIsForOtherPrograms(String kind, String expected) {
        String wanted = expected.replace("\\|", "|").replace(";", "\n");
        assertThat(lines(Said.by("sql", run.toString(), "select 1 as a, 'x' as b", "--to", kind).out()))
                .isEqualTo(wanted);
    }

    @Test
    void textsKeepTheirShapeInEachKind() {
        String odd = "select 'a \"b\", |' || chr(10) || 'c' as \"odd \"\"name\"\"\", null as nothing, 1.50 as price";
        assertThat(Said.by("sql", run.toString(), odd, "--to", "csv").out())
                .isEqualTo("\"odd \"\"name\"\"\",nothing,price\r\n\"a \"\"b\"\", |\nc\",,1.50\r\n");
        assertThat(Said.by("sql", run.toString(), odd, "--to", "json").out())
                .contains("{\"odd \\\"name\\\"\": \"a \\\"b\\\", |\\nc\", \"nothing\": null, \"price\": 1.50}");
        assertThat(Said.by("sql", run.toString(), odd, "--to", "markdown").out())
                .contains("| a \"b\", \\|<br>c | NULL | 1.50 |");
        assertThat(Said.by("sql", run.toString(), odd).out()).contains("NULL").contains("a \"b\", | ⏎ c");
    }

    @Test
    void itIsWrittenToAFileAsWhole() throws IOException {
        Path file = folder.resolve("answer.csv");
        assertThat(
                Said.by("sql", run.toString(), "select * from range(3000) t(i)", "--to", "csv", "-o", file.toString())
                        .exitCode())
                .isZero();
        assertThat(Files.readAllLines(file)).hasSize(3001);
        Said wrong = Said.by("sql", run.toString(), "select nothing", "--to", "csv", "-o", file.toString());
        assertThat(wrong.exitCode()).isEqualTo(2);
        assertThat(Files.readAllLines(file)).as("what was there stays").hasSize(3001);
    }

    @Test
    void aLongTableIsCutAndSaysSo() {
        assertThat(Said.by("sql", run.toString(), "select * from range(3000) t(i)").out())
                .contains("(the first 1,000 of 3,000 rows; --to csv prints all)");
    }

    @Test
    void whatIsWrongIsShownInItsLine() throws IOException {
        Path script = Files.writeString(folder.resolve("ask.sql"), "select id,\n    nme from task");
        Said answer = Said.by("sql", run.toString(), "--file", script.toString());
        assertThat(answer.exitCode()).isEqualTo(2);
        assertThat(answer.out()).isEmpty();
        assertThat(lines(answer.err())).startsWith("gantry: " + script + ", line 2, column 5: ").contains("nme")
                .endsWith("\n      nme from task\n      ^\n");
    }

    @Test
    void whatIsWrongIsShownInItsLineAlsoWhereParquetIsWritten() {
        Path file = folder.resolve("answer.parquet");
        String to = file.toString();
        assertThat(Said.by("sql", run.toString(), "select (1", "--to", "parquet", "-o", to).err())
                .contains("syntax error").doesNotContain("\"to\"").contains("^");
        assertThat(lines(Said.by("sql", run.toString(), "select 1, nme from task", "--to", "parquet", "-o", to).err()))
                .contains("line 1, column 11: ").endsWith("\n  select 1, nme from task\n            ^\n");
        assertThat(file).doesNotExist();
        assertThat(Said.by("sql", run.toString(), "select 1 as one;\n", "--to", "parquet", "-o", to).exitCode())
                .isZero();
        assertThat(file).isNotEmptyFile();
    }

    @Test
    void theMarkStandsBelowItsWordBehindWideLettersToo() {
        assertThat(lines(Said.by("sql", run.toString(), "select '中文中文', nme from task").err()))
                .contains("line 1, column 16: ").endsWith("\n  select '中文中文', nme from task\n"
                        + " ".repeat(21) + "^\n");
        assertThat(lines(Said.by("check", run.toString(), "--claim", "task named 任务 endet before x").err()))
                .endsWith("\n  task named 任务 endet before x\n" + " ".repeat(18) + "^^^^^\n");
    }

    @Test
    void aScriptMayBeginWithAByteOrderMarkAndATextMayBeABook() throws IOException {
        Path script = Files.writeString(folder.resolve("marked.sql"), "\uFEFFselect repeat('x ', 5000000) as book");
        assertThat(lines(Said.by("sql", run.toString(), "--file", script.toString()).out()).lines().toList())
                .hasSize(4).allMatch(line -> line.length() <= 60);
    }

    @Test
    void manyRecordingsAreAskedTogether() {
        for (String day : new String[]{"monday", "tuesday"}) {
            assertThat(Said.by("convert", run.toString(), folder.resolve(day + ".parquet").toString()).exitCode())
                    .isZero();
        }
        Said answer = Said.by("sql", folder + "/*day.parquet",
                "select recording, count(*) from task group by 1 order by 1", "--to", "csv");
        assertThat(lines(answer.out()).lines().skip(1)).containsExactly("monday.parquet,6", "tuesday.parquet,6");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            nothing.pftrace | select 1 | nothing.pftrace does not exist
            *.parquets      | select 1 | there is no
            run.pftrace     |          | say what to ask
            """)
    void wrongUseIsSaid(String file, String sql, String expected) {
        Said answer = sql == null
                ? Said.by("sql", folder.resolve(file).toString())
                : Said.by("sql", folder.resolve("none").getParent() + "/" + file, sql);
        assertThat(answer.exitCode()).isEqualTo(2);
        assertThat(answer.err()).contains(expected).doesNotContain("Exception");
    }

    @Test
    void aFolderWithoutARecordingIsSaid() {
        Said answer = Said.by("sql", folder.toString(), "select 1");
        assertThat(answer.exitCode()).isEqualTo(2);
        assertThat(answer.err()).contains("is no folder of Parquet that Gantry wrote");
    }

    @Test
    void noAnswerReplacesWhatIsRead() throws IOException {
        byte[] before = Files.readAllBytes(run);
        Said itself = Said.by("sql", run.toString(), "select 1", "-o", run.toString());
        assertThat(itself.exitCode()).isEqualTo(2);
        assertThat(itself.err()).contains("is the recording itself");
        assertThat(run).hasBinaryContent(before);
        Path script = Files.writeString(folder.resolve("one.sql"), "select 1");
        assertThat(Said.by("sql", run.toString(), "-f", script.toString(), "-o", script.toString()).err())
                .contains("would replace it, which is read");
        assertThat(script).hasContent("select 1");
        Path parquet = folder.resolve("read.parquet");
        assertThat(Said.by("convert", run.toString(), parquet.toString()).exitCode()).isZero();
        Path part = parquet.resolve("task.parquet");
        assertThat(Said.by("sql", parquet.toString(), "select 1", "-o", part.toString()).err())
                .contains("would replace a part of ");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            kind.csv | a
            kind.md  | '| a |'
            kind.JSON | [
            kind.txt | a
            """)
    void howItsFileEndsSaysTheKind(String name, String first) throws IOException {
        Path file = folder.resolve(name);
        assertThat(Said.by("sql", run.toString(), "select 1 as a", "-o", file.toString()).exitCode()).isZero();
        assertThat(Files.readAllLines(file)).startsWith(first).hasSize(name.endsWith("csv")
                ? 2
                : name.endsWith("txt") ? 4 : 3);
    }

    @Test
    void alsoThatOfParquet() {
        Path file = folder.resolve("kind.parquet");
        assertThat(Said.by("sql", run.toString(), "select 1 as a", "-o", file.toString()).exitCode()).isZero();
        assertThat(contentOf(file.toFile(), StandardCharsets.ISO_8859_1)).startsWith("PAR1");
    }
}
