package dev.gantry.cli;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.imageio.ImageIO;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.gantry.cli.terminal.Failure;
import dev.gantry.lesson.Catalogue;
import dev.gantry.lesson.Lesson;
import dev.gantry.lesson.Parameter;

/** What a person at the command line meets: results, exit codes, and one clear sentence for every mistake. */
class CommandLineTest {
    private static final String PYTHON = "/usr/bin/python3";

    @TempDir
    private Path folder;

    @Test
    @DisplayName("every option that list names for a lesson is one that run takes")
    void listedOptions() {
        for (Lesson lesson : Catalogue.lessons()) {
            for (Parameter parameter : lesson.parameters()) {
                assertThat(Said.by("list").out()).contains("--" + parameter.name());
                Said answer = Said.by("run", "no-such-lesson", "--" + parameter.name(), "" + parameter.usual());
                assertThat(answer.err()).contains("there is no lesson, file or command")
                        .doesNotContain("Unknown option");
            }
        }
        assertThat(Said.by("run", "generator-producer", "--steps", "0").err()).contains("steps");
    }

    @ParameterizedTest
    @CsvSource({"show, ''", "show, -", "stats, ''", "run, ''", "open, ''", "convert, -"})
    void anEmptyArgumentAndADashAreToldLikeOthers(String command, String argument) {
        Said answer = Said.by(command, argument);
        assertThat(answer.exitCode()).isEqualTo(2);
        assertThat(answer.err()).startsWith("gantry: ").doesNotContain("Exception");
    }

    @Test
    @DisplayName("a recording is not converted into itself")
    @EnabledOnOs(OS.LINUX)
    void itself() throws Exception {
        Path json = Files.writeString(folder.resolve("one.json"),
                "[{\"name\":\"a\",\"ph\":\"X\",\"ts\":1,\"dur\":2,\"pid\":1,\"tid\":1}]");
        String before = Files.readString(json);
        Path link = Files.createSymbolicLink(folder.resolve("link.json"), json);
        for (Path to : List.of(json, link)) {
            Said itself = Said.by("convert", json.toString(), to.toString());
            assertThat(itself.exitCode()).isEqualTo(2);
            assertThat(itself.err()).contains("is the recording itself");
        }
        assertThat(Files.readString(json)).isEqualTo(before);
    }

    @Test
    void listsTheLessonsWithTheirParameters() {
        Said answer = Said.by("list");
        assertThat(answer.exitCode()).isZero();
        assertThat(answer.out().lines().map(line -> line.split(" ")[0])).startsWith("thread-one", "thread-twenty",
                "thread-results", "thread-map", "thread-callbacks", "thread-random");
        assertThat(answer.out()).contains("20 tasks on 5 threads").contains("--workers").contains("--seed");
    }

    @Test
    void runsALessonAndDrawsItsChart() {
        Said answer = Said.by("run", "thread-twenty", "--unit", "5ms", "--tasks", "6", "--workers", "2");
        assertThat(answer.exitCode()).isZero();
        assertThat(answer.err()).isEmpty();
        assertThat(answer.out()).contains("ThreadPoolExecutor-0_0").contains("ThreadPoolExecutor-0_1")
                .doesNotContain("ThreadPoolExecutor-0_2").contains("6 tasks").contains("none lost");
    }

    @Test
    @DisplayName("a lesson's Python program runs if it is asked for, with the lesson's parameters")
    @EnabledOnOs(OS.LINUX)
    void inPython() {
        assumeThat(Path.of(PYTHON)).exists();
        Said answer = Said.by("run", "thread-twenty", "--python", PYTHON, "--unit", "5ms", "--tasks", "6", "--workers",
                "2");
        assertThat(answer.err()).isEmpty();
        assertThat(answer.exitCode()).isZero();
        assertThat(answer.out()).contains("main.py").contains("ThreadPoolExecutor-0_0").contains("6 tasks")
                .contains("6 tasks on 2 threads (Python) (thread-twenty)").contains("none lost");
        assertThat(Said.by("list").out()).containsPattern("thread-twenty .* java python +--unit")
                .containsPattern("thread-random .* java +--unit").containsPattern("gil .* python +--steps");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
            "thread-random --language python; the lesson thread-random has no program in Python. 'gantry list' shows",
            "gil --language java; the lesson gil has no program in Java.",
            "gil --language perl; Invalid value for option '--language'",
            "thread-one --language java --python python3; --python and --watch are for programs in Python.",
            "thread-one --python /no/such; there is no interpreter /no/such.",
            "--language python -c pass; --language is for lessons."})
    void whatCannotRunInALanguageIsSaidAndNothingRuns(String words, String said) {
        Said answer = Said.by(("run " + words).split(" "));
        assertThat(answer.err()).contains(said);
        assertThat(answer.exitCode()).isEqualTo(2);
        assertThat(answer.out()).isEmpty();
    }

    @Test
    void writesThePictureAndTheJsonAndSaysWhere() throws Exception {
        Path picture = folder.resolve("run.png");
        Path json = folder.resolve("run.json");
        Said answer = Said.by("run", "thread-one", "--unit", "1ms", "--picture", picture.toString(), "--json",
                json.toString());
        assertThat(answer.exitCode()).isZero();
        assertThat(answer.out()).contains(picture.toString()).contains(json.toString());
        assertThat(Files.readAllBytes(picture)).startsWith(0x89, 'P', 'N', 'G');
        assertThat(Files.readString(json)).startsWith("{\"lesson\":\"thread-one\"")
                .contains("\"parameters\":{\"unit\":1");
        assertThat(folder).isDirectoryNotContaining("glob:**.part");
    }

    @ParameterizedTest
    @CsvSource({"thread-twnty,thread-twenty", "thread-callback,thread-callbacks", "random,thread-random"})
    @DisplayName("offers the nearest names for a lesson that does not exist")
    void offersNearestNames(String typed, String meant) {
        Said answer = Said.by("run", typed);
        assertThat(answer.exitCode()).isEqualTo(2);
        assertThat(answer.err()).contains("'" + typed + "'").contains(meant).hasLineCount(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--workers=0", "--workers=x", "--unit=soon", "--unit=0", "--unit=1.0005s", "--tasks=-1",
            "--seed=1", "--colour"})
    void refusesABadParameterInASentence(String option) {
        Said answer = Said.by("run", "thread-twenty", option);
        assertThat(answer.exitCode()).isEqualTo(2);
        assertThat(answer.out()).isEmpty();
        assertThat(answer.err()).startsWith("gantry: ").doesNotContain("Exception").doesNotContain("\tat ");
    }

    @Test
    void helpBeforeACommandIsItsHelpAndAPictureThatIsNoPngIsRefused() throws Exception {
        assertThat(Main.meant(new String[]{"help", "stats"})).containsExactly("stats", "--help");
        assertThat(Main.meant(new String[]{"help"})).containsExactly("--help");
        Path picture = folder.resolve("run.jpg");
        Said refused = Said.by("run", "thread-one", "--picture", picture.toString());
        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.err()).contains("run.jpg does not end in .png");
        assertThat(picture).doesNotExist();
    }

    @Test
    void refusesAPictureThatCanNotBeWrittenBeforeItRuns() {
        Said missing = Said.by("run", "thread-one", "--picture", folder.resolve("no/such/run.png").toString());
        assertThat(missing.exitCode()).isEqualTo(2);
        assertThat(missing.err()).contains("does not exist").hasLineCount(1);
        Said taken = Said.by("run", "thread-one", "--json", folder.toString());
        assertThat(taken.exitCode()).isEqualTo(2);
        assertThat(taken.err()).contains("it is a folder").hasLineCount(1);
    }

    @Test
    void namesNearCommandsForAMistypedOne() {
        Said answer = Said.by("lst");
        assertThat(answer.exitCode()).isEqualTo(2);
        assertThat(answer.err()).contains("list");
    }

    @Test
    void theDoctorLooksAtEveryInternal() {
        Said answer = Said.by("doctor");
        assertThat(answer.exitCode()).isZero();
        assertThat(answer.out()).contains("Java").contains("Continuation").contains("Scheduler").contains("JavaFX")
                .contains("Display").contains("without an AOT cache").contains("without a stack of their own");
    }

    @Test
    void aFileAloneIsOpened() throws Exception {
        Path file = Files.createFile(folder.resolve("run.pftrace"));
        assertThat(Main.meant(new String[]{file.toString()})).containsExactly("open", file.toString());
        assertThat(Main.meant(new String[]{"list"})).containsExactly("list");
        assertThat(Main.meant(new String[]{folder.toString()})).containsExactly("open", folder.toString());
        assertThat(Main.meant(new String[]{"run", file.toString()})).containsExactly("run", file.toString());
    }

    @Test
    void measuresStartingOnlyWhereThePackageIs() {
        Said answer = Said.by("bench", "--start");
        assertThat(answer.exitCode()).isEqualTo(2);
        assertThat(answer.err()).contains("native package", "mvn -Pinstaller package").hasLineCount(1);
    }

    @Test
    void whatAnOptionDoesIsIndentedAsOneText() {
        assertThat(Said.by("stats", "--help").out().lines().skip(1).dropWhile(line -> !line.startsWith("  -")))
                .contains("                          samples that ran, were in native code, waited or")
                .noneMatch(line -> line.matches(" {24}\\S.*"));
    }

    @Test
    void helpNamesEveryCommand() {
        Said answer = Said.by("--help");
        assertThat(answer.exitCode()).isZero();
        assertThat(answer.out()).contains("list").contains("run").contains("tour").contains("doctor").contains("bench");
    }

    @Test
    void recordsShowsAndConvertsARun() throws Exception {
        Path run = folder.resolve("run.pftrace");
        Path copy = folder.resolve("copy.pftrace");
        assertThat(Said.by("run", "thread-one", "--unit", "1ms", "--record", run.toString()).out())
                .contains("Recording: " + run);
        Said shown = Said.by("show", run.toString());
        assertThat(shown.exitCode()).isZero();
        assertThat(shown.out()).contains("ThreadPoolExecutor-0_0", "none lost");
        assertThat(Said.by("convert", run.toString(), copy.toString()).exitCode()).isZero();
        assertThat(Said.by("show", copy.toString()).out()).isEqualTo(shown.out());
    }

    @Test
    void showsTheCriticalPathAndWhatAHalfOfItWouldBring() {
        String run = folder.resolve("path.pftrace").toString();
        assertThat(Said.by("run", "thread-one", "--unit", "50ms", "--record", run).exitCode()).isZero();
        assertThat(Said.by("show", "--path", run).out().lines()).anyMatch(line -> line.contains("blocked"))
                .anyMatch(line -> line.matches(".* half as long: .* earlier"))
                .anyMatch(line -> line.matches("slack: 1 tasks have none, 0 have some, 0 ns at most"));
    }

    @Test
    void printsTheFiguresOfARecordingAndOfAPartOfIt() {
        String run = folder.resolve("run.pftrace").toString();
        assertThat(Said.by("run", "thread-twenty", "--unit", "5ms", "--tasks", "6", "--workers", "2", "--record", run)
                .exitCode()).isZero();
        Said all = Said.by("stats", run);
        assertThat(all.exitCode()).isZero();
        assertThat(all.out()).contains("Tasks: 6 (6 succeeded)", "waited", "p99", "ThreadPoolExecutor-0_1", "blocked",
                "at most");
        assertThat(Said.by("stats", run, "--lane", "executor-0_1").out()).contains("· 1 lane")
                .doesNotContain("ThreadPoolExecutor-0_0");
        assertThat(Said.by("stats", run, "--json").out()).startsWith("{").contains("\"succeeded\" : 6", "\"p99\"");
        assertThat(Said.by("stats", run, "--range", "0s-1ns").out()).contains("Tasks: 0");
        assertThat(Said.by("stats", run, "--range", "soon")).satisfies(wrong -> {
            assertThat(wrong.exitCode()).isEqualTo(2);
            assertThat(wrong.err()).contains("soon", "1.2s-1.3s");
        });
        assertThat(Said.by("stats", run, "--lane", "nobody").err()).contains("run.pftrace", "nobody");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--json", "--record"})
    void noProgramIsReplacedByWhatARunWrites(String option) throws IOException {
        Path program = Files.writeString(folder.resolve("mine.py"), "print()");
        Said answer = Said.by("run", option, program.toString(), "thread-one");
        assertThat(answer.exitCode()).isEqualTo(Failure.USE);
        assertThat(answer.err()).contains(program + " is a program, which would be replaced: name another file.");
        assertThat(program).content().isEqualTo("print()");
    }

    @Test
    void figuresByExecutorAndOverTimeAreTables() {
        String run = folder.resolve("groups.pftrace").toString();
        assertThat(Said.by("run", "thread-twenty", "--unit", "5ms", "--tasks", "6", "--workers", "1", "--record", run)
                .exitCode()).isZero();
        assertThat(Said.by("stats", run, "--by", "executor").out()).contains("executor", "waited p99", "ThreadPool")
                .endsWith("(1 row)" + System.lineSeparator());
        assertThat(Said.by("stats", run, "--by", "worker", "--csv").out().lines().toList()).hasSize(2)
                .first().asString().startsWith("worker,tasks,waited_mean,").endsWith(",ran_longest,busy");
        assertThat(Said.by("stats", run, "--by", "name", "--json").out()).startsWith("[").contains("\"tasks\": 1");
        assertThat(Said.by("stats", run, "--by", "lane").out()).contains("(1 row)");
        List<String> parts = Said.by("stats", run, "--over-time", "4", "--csv").out().lines().toList();
        assertThat(parts).hasSize(5).first().isEqualTo("executor,from,to,queued,running,busy");
        assertThat(parts.stream().skip(1).mapToDouble(line -> Double.parseDouble(line.split(",")[4])).max()
                .orElseThrow()).isPositive().isLessThanOrEqualTo(1);
        assertThat(Said.by("stats", "--over-time", "--csv", run).out().lines()).hasSize(61);
        assertThat(Said.by("stats", run, "--over-time").out()).contains("(60 rows)", " ms", " %");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --by nothing              | --by
            --by name --over-time     | two tables
            --csv                     | --csv goes with
            --by name --csv --json    | --csv goes with
            --over-time 0             | from 1 to
            --over-time 9 --lane main | does not go with --lane
            """)
    void tablesOfFiguresThatThereAreNotAreRefused(String options, String expected) {
        Said wrong = Said.by(Stream.concat(Stream.of("stats", "run.pftrace"), Stream.of(options.split(" ")))
                .toArray(String[]::new));
        assertThat(wrong.exitCode()).isEqualTo(2);
        assertThat(wrong.err()).contains(expected).doesNotContain("Exception");
    }

    @ParameterizedTest
    @ValueSource(strings = {"show", "stats", "open", "convert", "export"})
    void aFileThatIsNotThereOrIsNoneIsWrongUse(String command) throws Exception {
        Path secret = Files.writeString(folder.resolve("secret"), "[]");
        Map<Path, String> wrong = new LinkedHashMap<>();
        wrong.put(folder.resolve("none"), " does not exist.");
        wrong.put(Files.createSymbolicLink(folder.resolve("dangling"), folder.resolve("none")), " does not exist.");
        wrong.put(folder, " is a folder, not a file.");
        if (secret.toFile().setReadable(false) && !Files.isReadable(secret)) { // nobody keeps anything from root
            wrong.put(secret, " can't be read: you have no right to.");
        }
        wrong.forEach((file, why) -> {
            Said answer = on(command, file);
            assertThat(answer.exitCode()).as(command + " " + file).isEqualTo(2);
            assertThat(answer.err()).isEqualTo("gantry: " + file + why + System.lineSeparator());
            assertThat(answer.out()).isEmpty();
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"show", "stats", "convert", "export"})
    void aFileWithNothingToReadFailsTheCommandInASentence(String command) throws Exception {
        Map<Path, String> wrong = new LinkedHashMap<>();
        wrong.put(Files.createFile(folder.resolve("empty.pftrace")), " is empty.");
        wrong.put(Files.writeString(folder.resolve("text"), "no recording"), " is of no kind that Gantry can open.");
        wrong.put(Files.writeString(folder.resolve("a.json"), "{\"a\":[1]}"), " has no list \"traceEvents\"");
        wrong.put(Files.write(folder.resolve("a.gz"), new byte[]{0x1f, (byte) 0x8b, 8, 0}), " can't be read: ");
        wrong.put(Files.write(folder.resolve("old.jfr"), Arrays.copyOf("FLR\0\0\0\0\11".getBytes(US_ASCII), 300)),
                " can't be read: it was recorded by a Java before JDK 9, in version 0.9 of the format.");
        if (Files.exists(Path.of("/dev/null"))) {
            wrong.put(Path.of("/dev/null"), " is a pipe or a device, not a file");
        }
        wrong.forEach((file, why) -> {
            Said answer = on(command, file);
            assertThat(answer.exitCode()).as(command + " " + file).isEqualTo(1);
            assertThat(answer.err()).startsWith("gantry: " + file).contains(why).doesNotContain("Exception")
                    .hasLineCount(1);
            assertThat(answer.out()).isEmpty();
            assertThat(folder.resolve("new.svg")).doesNotExist();
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"show", "stats", "convert", "export"})
    void aDamagedFileIsTakenUpToTheDamage(String command) throws Exception {
        Path run = folder.resolve("run.pftrace");
        assertThat(Said.by("run", "thread-one", "--unit", "1ms", "--record", run.toString()).exitCode()).isZero();
        byte[] whole = Files.readAllBytes(run);
        byte[] wrong = whole.clone();
        Arrays.fill(wrong, whole.length - 600, whole.length - 400, (byte) 0xff); // no text there is as long
        Map<Path, String> damaged = Map.of(
                Files.write(folder.resolve("cut"), Arrays.copyOf(whole, whole.length - 50)), "it was cut",
                Files.write(folder.resolve("wrong"), wrong), "is damaged at byte ",
                Files.writeString(folder.resolve("deep"), "{\"traceEvents\":[" + "[".repeat(100_000)),
                "it was cut",
                Files.write(folder.resolve("flight"), Arrays.copyOf("FLR\0\0\2\0\1".getBytes(US_ASCII), 300)),
                "The file");
        damaged.forEach((file, why) -> {
            Said answer = on(command, file);
            assertThat(answer.exitCode()).as(command + " " + file + answer.err()).isEqualTo(1);
            assertThat(answer.err()).startsWith("gantry: " + file + ": The file ").contains(why)
                    .doesNotContain("Exception").doesNotContain("\tat ").doesNotContain("ends before the program");
            boolean nothing = answer.err().contains("There is no record before that");
            assertThat(nothing).as(file.toString()).isEqualTo(file.endsWith("deep") || file.endsWith("flight"));
            assertThat(answer.out().isEmpty()).isEqualTo(nothing);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"show", "stats", "convert", "export"})
    void aFileThatIsCutBetweenTwoRecordsIsDamagedToo(String command) throws Exception {
        Path run = folder.resolve("run.pftrace");
        assertThat(Said.by("run", "thread-one", "--unit", "1ms", "--record", run.toString()).exitCode()).isZero();
        byte[] whole = Files.readAllBytes(run);
        Path cut = folder.resolve("cut");
        int at = whole.length;
        Said answer;
        do { // byte by byte, up to where a record ends
            at--;
            Files.write(cut, Arrays.copyOf(whole, at));
            answer = Said.by("show", cut.toString());
        } while (answer.err().contains("in the middle of a record"));
        answer = on(command, cut);
        assertThat(answer.exitCode()).isEqualTo(1);
        assertThat(answer.err()).contains("The file ends before the program that it shows did: it was cut");
        assertThat(answer.out()).isNotEmpty();
    }

    @Test
    void aMissingFileWithoutACommandIsSaidToBeMissing() {
        for (String name : List.of("missing.pftrace", "nowhere/missing")) {
            assertThat(Main.meant(new String[]{name})).containsExactly("open", name);
        }
        assertThat(Main.meant(new String[]{"--version"})).containsExactly("--version");
        assertThat(Main.meant(new String[]{"lst"})).containsExactly("lst");
    }

    @Test
    void aMistypedCommandIsAnsweredInOneSentence() {
        Said answer = Said.by("lst");
        assertThat(answer.exitCode()).isEqualTo(2);
        assertThat(answer.err())
                .isEqualToIgnoringNewLines("gantry: 'lst' is neither a command nor a file: did you mean "
                        + "'gantry list'? 'gantry --help' lists the commands.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"convert", "export"})
    void whatCanNotBeWrittenIsRefusedBeforeAnythingIsRead(String command) throws Exception {
        Path unread = folder.resolve("none");
        Path taken = Files.createDirectory(folder.resolve("a.svg"));
        for (Path to : List.of(taken, folder.resolve("nowhere").resolve("a.svg"), folder.resolve("a.doc"))) {
            Said answer = Said.by(command, unread.toString(), to.toString());
            assertThat(answer.exitCode()).isEqualTo(2);
            assertThat(answer.err()).startsWith("gantry: ").contains(to.toString()).doesNotContain("Exception");
        }
    }

    @Test
    void aPictureIsAsWideAsWasSaid() throws Exception {
        Path run = folder.resolve("run.pftrace");
        Path picture = folder.resolve("run.gif");
        assertThat(Said.by("run", "thread-one", "--unit", "1ms", "--record", run.toString()).exitCode()).isZero();

        assertThat(Said.by("export", run.toString(), picture.toString(), "--width", "640").exitCode()).isZero();
        assertThat(ImageIO.read(picture.toFile()).getWidth()).isEqualTo(640);
        assertThat(Said.by("export", run.toString(), "new.png", "--width", "100").err())
                .contains("--width 100 is not from 320 to 8192");
        assertThat(Said.by("export", run.toString(), "new.json", "--width", "640").err())
                .contains("--width is for pictures (png, svg, gif)");
    }

    /** The command on this file; what writes writes into a new one. */
    private Said on(String command, Path file) {
        return command.equals("convert") || command.equals("export")
                ? Said.by(command, file.toString(), folder.resolve("new.svg").toString())
                : Said.by(command, file.toString());
    }

    @Test
    void saysWhatIsWrongWithAFile() throws Exception {
        Path text = Files.writeString(folder.resolve("text"), "no recording");
        assertThat(Said.by("show", text.toString()).err()).contains(text.toString(), "no kind");
        assertThat(Said.by("show", folder.resolve("none").toString()).err()).contains("does not exist");
        assertThat(Said.by("open", folder.resolve("none").toString()).exitCode()).isEqualTo(2);
        assertThat(Said.by("convert", text.toString(), "x.doc").err()).contains("x.doc", ".pftrace");
    }
}
