package dev.gantry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.gantry.Jvm;

/** A program that {@code gantry run} runs behaves as without it; what can't be run is told before anything runs. */
@Tag("process")
@EnabledOnOs(OS.LINUX)
class RunProgramTest {
    @TempDir
    private Path folder;

    private record Answer(int exitCode, String out, String err) {}

    private ProcessBuilder gantry(String... words) {
        return Jvm.with(List.of(), "dev.gantry.cli.Main",
                Stream.concat(Stream.of("run"), Arrays.stream(words)).toArray(String[]::new))
                .directory(folder.toFile());
    }

    private Answer run(String input, String... words) throws Exception {
        Path err = folder.resolve("err");
        Process process = gantry(words).redirectError(err.toFile()).start();
        try (var in = process.outputWriter()) {
            in.write(input);
        }
        String out = new String(process.getInputStream().readAllBytes());
        return new Answer(process.waitFor(), out, Files.readString(err));
    }

    /** The same started by a shell, in which these words, in its own form, follow the arguments. */
    private Answer runByShell(String locale, String words, List<String> flags) throws Exception {
        ProcessBuilder builder = Jvm.with(
                flags, "dev.gantry.cli.Main",
                "run").directory(folder.toFile());
        builder.command().addAll(0, List.of("/bin/sh", "-c", "exec \"$@\" " + words, "sh"));
        builder.environment().put("LC_ALL", locale);
        Process process = builder.start();
        String out = new String(process.getInputStream().readAllBytes());
        String err = new String(process.getErrorStream().readAllBytes());
        return new Answer(process.waitFor(), out, err);
    }

    private String script(String... lines) throws IOException {
        Files.write(folder.resolve("program.py"), List.of(lines));
        return "program.py";
    }

    @Test
    void jsonIsNotMixedWithWhatTheProgramPrints() throws Exception {
        Answer answer = run("", "--json", "-", script("print('ran')"));
        assertThat(answer.out()).isEmpty();
        assertThat(answer.err()).contains("gantry: --json - can't be told apart from what the program prints")
                .contains("--json FILE");
        assertThat(answer.exitCode()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"def f(:|SyntaxError: invalid syntax (program.py, line 1)",
            "raise ValueError('the end')|ValueError: the end"})
    void whatEndedTheProgramIsTold(String line, String told) throws Exception {
        Answer answer = run("", script(line));
        assertThat(answer.err()).contains("gantry: the program ended with " + told);
        assertThat(answer.exitCode()).isOne();
    }

    @Test
    void inputOutputArgumentsFolderAndExitCodeAreTheProgramsOwn() throws Exception {
        String program = script("import os, sys", "print(sys.argv[1:], os.getcwd(), sys.stdin.read().upper())",
                "sys.stderr.write('told\\n')", "sys.exit(7)");
        Answer answer = run("hello", program, "--help", "-m", "--json");
        assertThat(answer.out())
                .isEqualTo("['--help', '-m', '--json'] %s HELLO%n".formatted(folder.toRealPath()));
        assertThat(answer.err()).startsWith("told\n").contains("program.py --help -m --json: ");
        assertThat(answer.exitCode()).isEqualTo(7);
    }

    @Test
    void aModuleAndCodeAreRunLikeAScript() throws Exception {
        script("import sys; print(__name__, sys.argv[1:])");
        assertThat(run("", "-m", "program", "-x").out()).isEqualTo("__main__ ['-x']\n");
        assertThat(run("", "-c", "import sys; print(sys.argv)", "-y").out()).isEqualTo("['-c', '-y']\n");
    }

    @ParameterizedTest
    @CsvSource({"C.UTF-8", "C"})
    void wordsReachTheProgramByteForByte(String locale) throws Exception {
        script("import os, sys", "print([os.fsencode(each).hex() for each in sys.argv])");
        String odd = "\"$(printf 'n\\377\\344.py')\"";
        new ProcessBuilder("/bin/sh", "-c", "mv program.py " + odd).directory(folder.toFile()).start().waitFor();
        Answer answer = runByShell(locale,
                odd + " \"$(printf '\\344\\270\\255')\" \"$(printf 'a\\nb\\377\\n.')\" '' ''",
                List.of());
        assertThat(answer.out())
                .isEqualTo("['6effe42e7079', 'e4b8ad', '610a62ff0a2e', '', '']%n".formatted());
        assertThat(answer.exitCode()).isZero();
    }

    @Test
    void streamsThatWereClosedAreClosedForTheProgram() throws Exception {
        script("import sys", "open('seen', 'w').write(f'{sys.stdin} {sys.stdout is None} {sys.stderr is None}')");
        Answer answer = runByShell("C.UTF-8", "program.py", List.of("-Dgantry.closed=0,2"));
        assertThat(answer.exitCode()).isZero();
        assertThat(folder.resolve("seen")).hasContent("None False True");
    }

    @Test
    void aScriptFromStandardInputAndAFolderAreRunAsPythonDoes() throws Exception {
        assertThat(run("import sys; print(sys.argv)", "-", "x").out()).isEqualTo("['-', 'x']\n");
        Files.createDirectory(folder.resolve("package"));
        Files.writeString(folder.resolve("package/__main__.py"), "import sys; print(__name__, sys.argv)");
        assertThat(run("", "package", "x").out()).isEqualTo("__main__ ['package', 'x']\n");
    }

    @Test
    void pythonProgramsThatACommandStartsAreSeen() throws Exception {
        String program = script("import threading, time",
                "thread = threading.Thread(target=time.sleep, args=[0.01], name='mine')",
                "thread.start(); thread.join()");
        Answer answer = run("", "--", "sh", "-c", "python3 " + program);
        assertThat(answer.err()).contains("mine").contains("none lost").doesNotContain("nothing of it was seen");
        assertThat(run("", "--", "sh", "-c", "exit 3").err()).contains("nothing of it was seen");
    }

    @Test
    void aProgramThatASignalEndsEndsGantryAlike() throws Exception {
        assertThat(run("", script("import os", "os.abort()")).exitCode()).isEqualTo(128 + 6);
    }

    @ParameterizedTest
    @CsvSource({"TERM", "INT", "HUP"})
    void aSignalToGantryAloneReachesTheProgram(String signal) throws Exception {
        String program = script("import signal, sys, time",
                "def told(number, frame):",
                "    print('got', signal.Signals(number).name, flush=True); sys.exit(5)",
                "for each in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP): signal.signal(each, told)",
                "print('ready', flush=True)",
                "time.sleep(600)");
        ProcessBuilder builder = gantry(program).redirectError(folder.resolve("err").toFile());
        // no terminal would send it to both, and none is ignored, as a hang-up is under nohup
        builder.command().addAll(0, List.of("env", "--default-signal=HUP,INT,TERM", "setsid"));
        Process process = builder.start();
        try (var out = process.inputReader()) {
            assertThat(out.readLine()).isEqualTo("ready");
            new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid())).start().waitFor();
            assertThat(out.readLine()).isEqualTo("got SIG" + signal);
        }
        assertThat(process.waitFor()).isEqualTo(5);
    }

    /** What is told of the program finds no place in the pipe that the program has filled: so Gantry is at it still. */
    @ParameterizedTest
    @CsvSource({"TERM, 143", "INT, 130"})
    void aSignalAfterTheProgramsEndEndsGantry(String signal, int code) throws Exception {
        String program = script("import os",
                "os.set_blocking(2, False)",
                "try:",
                "    while True: os.write(2, b'.')",
                "except BlockingIOError: os.set_blocking(2, True)",
                "print(os.getpid())");
        ProcessBuilder builder = gantry(program);
        builder.command().addAll(0, List.of("env", "--default-signal=INT,TERM", "setsid"));
        Process gantry = builder.start();
        try (var out = gantry.inputReader()) {
            long pid = Long.parseLong(out.readLine());
            ProcessHandle.of(pid).ifPresent(running -> running.onExit().join());
        }
        do { // one that comes before Gantry has seen the end is passed on to nobody
            new ProcessBuilder("kill", "-" + signal, Long.toString(gantry.pid())).start().waitFor();
        } while (!gantry.waitFor(50, TimeUnit.MILLISECONDS));
        assertThat(gantry.exitValue()).isEqualTo(code);
    }

    @Test
    void aZipApplicationIsRunLikeAScript() throws Exception {
        try (var zip = new ZipOutputStream(Files.newOutputStream(folder.resolve("program.pyz")))) {
            zip.putNextEntry(new ZipEntry("__main__.py"));
            zip.write("import sys; print(sys.argv)".getBytes(StandardCharsets.UTF_8));
        }
        Answer answer = run("", "program.pyz", "-x");
        assertThat(answer.out()).isEqualTo("['program.pyz', '-x']%n".formatted());
        assertThat(answer.err()).contains("program.pyz -x: ");
    }

    @ParameterizedTest
    @CsvSource({"TERM, 143", "INT, 130"})
    void aSignalToGantryAloneReachesALessonsPythonProgram(String signal, int code) throws Exception {
        new ProcessBuilder("mkfifo", folder.resolve("begun").toString()).start().waitFor();
        Path python = Files.writeString(folder.resolve("python"), """
                #!/bin/sh
                # a signal while Python still starts would be told otherwise: until it runs the lesson's threads
                threads() { ls /proc/$$/task | wc -l; }
                told() { while [ -d /proc/$$ ] && [ $(threads) -lt 5 ]; do sleep 0.01; done; echo $$ > '%s'; }
                case "$*" in *main.py*) told & ;; esac
                exec python3 "$@"
                """.formatted(folder.resolve("begun")));
        Files.setPosixFilePermissions(python, PosixFilePermissions.fromString("rwx------"));
        ProcessBuilder builder = gantry("--python", python.toString(), "thread-twenty", "--unit", "500ms")
                .redirectErrorStream(true);
        builder.command().addAll(0, List.of("env", "--default-signal=INT,TERM", "setsid"));
        Process gantry = builder.start();
        long program = Long.parseLong(Files.readString(folder.resolve("begun")).strip());
        new ProcessBuilder("kill", "-" + signal, Long.toString(gantry.pid())).start().waitFor();
        assertThat(new String(gantry.getInputStream().readAllBytes()))
                .endsWith("gantry: the lesson thread-twenty was stopped\n");
        assertThat(gantry.waitFor()).isEqualTo(code);
        assertThat(ProcessHandle.of(program)).isEmpty();
    }

    @Test
    void anErrorOfTheProgramIsItsOwn() throws Exception {
        Answer answer = run("", script("def f(:"));
        assertThat(answer.err()).contains("SyntaxError");
        assertThat(answer.err().lines().filter(line -> line.contains("gantry:"))).singleElement().asString()
                .startsWith("gantry: the program ended with SyntaxError");
        assertThat(answer.exitCode()).isEqualTo(1);
        answer = run("", script("def deep(): raise KeyError('mine')", "deep()"));
        assertThat(answer.err()).contains("KeyError: 'mine'").doesNotContain("gantry_watch");
        assertThat(answer.err().lines().filter(line -> line.contains("gantry:")))
                .containsExactly("gantry: the program ended with KeyError: 'mine'");
        assertThat(answer.exitCode()).isEqualTo(1);
    }

    @Test
    void whatWasSeenIsSavedAndDrawn() throws Exception {
        String program = script("from concurrent.futures import ThreadPoolExecutor",
                "with ThreadPoolExecutor(2) as pool:", "    print(list(pool.map(abs, [-1, -2, -3])))");
        Answer answer = run("", "--record", "seen.pftrace", "--picture", "seen.png", program);
        assertThat(answer.out()).isEqualTo("[1, 2, 3]\n");
        assertThat(answer.err()).contains("3 tasks").contains("none lost").contains("seen.pftrace");
        assertThat(folder.resolve("seen.png")).isNotEmptyFile();
        Process shown = Jvm.with(List.of(), "dev.gantry.cli.Main", "show", "seen.pftrace")
                .directory(folder.toFile()).start();
        assertThat(new String(shown.getInputStream().readAllBytes())).contains("ThreadPoolExecutor-0_0");
        assertThat(shown.waitFor()).isZero();
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
            "FOLDER/missing.py; FOLDER/missing.py does not exist.",
            "FOLDER/folder.py; FOLDER/folder.py is a folder, not a file.",
            "FOLDER/text.txt; FOLDER/text.txt can't be run: Gantry runs Python programs, which end in .py, Java ",
            "--python missing FOLDER/program.py; there is no 'missing' on the path.",
            "--python FOLDER/missing FOLDER/program.py; there is no interpreter FOLDER/missing.",
            "--python /bin/true FOLDER/program.py; /bin/true is no Python of version 3: asked for its version, it ",
            "--watch sleep,nap FOLDER/program.py; --watch knows no 'nap'; it knows sleep, print, wait,",
            "--workers 3 FOLDER/program.py; --workers is for lessons. What is the program's own comes after its name.",
            "-m; -m wants the module to run.",
            "--window FOLDER/missing.py; FOLDER/missing.py does not exist.",
            "--window --python missing FOLDER/program.py; there is no 'missing' on the path.",
            "--window --picture FOLDER/it.png FOLDER/program.py; --window leaves files and limits to the window: ",
            "--window --last 1s thread-one; --window leaves files and limits to the window: ",
            "--window --workers 3 FOLDER/program.py; --workers is for lessons. What is the program's own comes after ",
            "--window --watch sleep thread-one; --java, --watch and --sources are for programs of your own in the ",
            "--window --java FOLDER thread-one; --java, --watch and --sources are for programs of your own in the ",
            "--window -m; -m wants the module to run.",
            "--window -cp classes; -cp wants a class path and the class to run.",
            "--window --java FOLDER -cp classes Main; FOLDER is no folder of a JDK: it has no bin/java.",
            "--window FOLDER/text.jar; text.jar is no jar.",
            "--window --python missing -c pass; there is no 'missing' on the path.",
            "--window FOLDER/text.txt; FOLDER/text.txt can't be run: Gantry runs Python programs, which end in .py, ",
            "--window -; a script that comes by standard input runs without --window.",
            "FOLDER; FOLDER is a folder, not a file.",
            "FOLDER/\ufffd.jar; 'FOLDER/\ufffd.jar' has characters that the locale's character set",
            "--window; run wants the name of a lesson, or a program."})
    void whatCannotBeRunIsToldInASentence(String words, String told) throws Exception {
        script("open('ran', 'w')");
        Files.createDirectory(folder.resolve("folder.py"));
        Files.createFile(folder.resolve("text.txt"));
        Files.createFile(folder.resolve("text.jar"));
        StringWriter err = new StringWriter();
        String[] line = ("run " + words.replace("FOLDER", folder.toString())).split(" ");
        int exitCode = Main.commandLine(line).setErr(new PrintWriter(err, true)).execute(line);
        assertThat(err.toString()).startsWith("gantry: " + told.replace("FOLDER", folder.toString())).hasLineCount(1);
        assertThat(folder.resolve("ran")).doesNotExist();
        assertThat(exitCode).isEqualTo(2);
    }

    @Test
    void aWindowThatCannotOpenIsToldInASentence() throws Exception {
        ProcessBuilder builder = gantry("--window", script("open('ran', 'w')")).redirectErrorStream(true);
        builder.environment().keySet().removeAll(List.of("DISPLAY", "WAYLAND_DISPLAY"));
        Process process = builder.start();
        assertThat(new String(process.getInputStream().readAllBytes())).startsWith("gantry: No window can be opened: ")
                .endsWith("Without --window, run needs none.\n").hasLineCount(1);
        assertThat(process.waitFor()).isEqualTo(2);
        assertThat(folder.resolve("ran")).doesNotExist();
    }

    @Test
    @Tag("screen")
    void theWindowRunsAProgramAsItWasGivenAndTheNextOnesInWindowsBesideIt() throws Exception {
        Files.createDirectory(folder.resolve("session"));
        new ProcessBuilder("mkfifo", folder.resolve("said").toString()).start().waitFor();
        String program = script("import os, sys", "with open('said', 'w') as said:",
                "    print(sys.argv[1:], os.getcwd(), os.environ['GANTRY_WATCH'], file=said)");
        Process first = inWindow(program, "a b", "--window");
        try {
            String where = folder.toRealPath() + " sleep,print";
            assertThat(folder.resolve("said")).hasContent("['a b', '--window'] " + where);
            Process second = inWindow(program, "2");
            assertThat(folder.resolve("said")).hasContent("['2'] " + where);
            assertThat(second.waitFor()).isZero();
            Process third = inWindow("-m", "program", "3");
            assertThat(folder.resolve("said")).hasContent("['3'] " + where);
            assertThat(third.waitFor()).isZero();
            Process fourth = inWindow("--java", System.getProperty("java.home"), "--", "sh", "-c",
                    "echo $0 $1 $JAVA_HOME > said", "-m", "a b");
            assertThat(folder.resolve("said")).hasContent("-m a b " + System.getProperty("java.home"));
            assertThat(fourth.waitFor()).isZero();
            assertThat(first.isAlive()).isTrue();
            assertThat(folder.resolve("config/gantry/settings.properties")).content().contains("program.py",
                    "%7Esleep");
        } finally {
            first.destroy();
            first.waitFor();
        }
    }

    private Process inWindow(String... words) throws IOException {
        ProcessBuilder builder = Jvm.with(List.of("-Dglass.platform=Headless",
                "-Dprism.order=sw", "--enable-native-access=ALL-UNNAMED"), "dev.gantry.cli.Main",
                Stream.concat(Stream.of("run", "--window", "--watch", "sleep,print"), Arrays.stream(words))
                        .toArray(String[]::new))
                .directory(folder.toFile()).redirectErrorStream(true)
                .redirectOutput(folder.resolve("window").toFile());
        inSession(builder);
        return builder.start();
    }

    @Test
    void whatAProgramWritesAfterItsGantryWasKilledIsRecovered() throws Exception {
        Files.createDirectory(folder.resolve("session"));
        ProcessBuilder builder = gantry(script("import os, time", "print('before', flush=True)",
                "while not os.path.exists('go'): time.sleep(0.01)", "open('over', 'w')"))
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        inSession(builder);
        Process gantry = builder.start();
        BufferedReader said = gantry.inputReader();
        assertThat(said.readLine()).isEqualTo("before");
        ProcessHandle program = gantry.descendants().filter(process -> process.info().command().orElse("")
                .contains("python")).findAny().orElseThrow();
        gantry.destroyForcibly().waitFor();
        assertThat(program.isAlive()).isTrue();
        assertThat(inSession("doctor")).contains("no rings of a Gantry that was killed");
        assertThat(inSession("recover")).contains("1 program whose Gantry was killed still runs")
                .doesNotContain("not saved");
        Files.createFile(folder.resolve("go"));
        program.onExit().join();
        assertThat(folder.resolve("over")).exists();
        assertThat(inSession("doctor")).contains("the rings of 1 program whose Gantry was killed: 'gantry recover' ");
        assertThat(inSession("recover").lines().filter(line -> line.contains("not saved"))).singleElement().asString()
                .containsPattern("not saved +program.py");
        assertThat(folder.resolve("session/gantry")).isEmptyDirectory();
        assertThat(inSession("doctor")).contains("no rings of a Gantry that was killed");
    }

    /** What this command says, from a Gantry of its own, as each holds what it keeps while it lives. */
    private String inSession(String command) throws Exception {
        ProcessBuilder builder = Jvm.with(List.of(), "dev.gantry.cli.Main", command)
                .directory(folder.toFile()).redirectErrorStream(true);
        inSession(builder);
        builder.environment().remove("PATH"); // nor has it an interpreter to ask, of which there may be many
        Process process = builder.start();
        process.getOutputStream().close();
        return new String(process.getInputStream().readAllBytes());
    }

    private void inSession(ProcessBuilder builder) {
        builder.environment().put("XDG_RUNTIME_DIR", folder.resolve("session").toString());
        builder.environment().put("XDG_CACHE_HOME", folder.resolve("cache").toString());
        builder.environment().put("XDG_CONFIG_HOME", folder.resolve("config").toString());
    }

    @Test
    void aFolderWhereNoRingCanBeMadeIsTold() throws Exception {
        ProcessBuilder builder = gantry(script("print('it ran')")).redirectErrorStream(true);
        builder.environment().put("XDG_RUNTIME_DIR", folder.resolve("program.py").toString());
        Process process = builder.start();
        assertThat(new String(process.getInputStream().readAllBytes()))
                .startsWith("gantry: what the program records can't be put into ").contains("XDG_RUNTIME_DIR")
                .doesNotContain("it ran");
        assertThat(process.waitFor()).isEqualTo(2);
    }
}
