package dev.gantry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import dev.gantry.Jvm;
import dev.gantry.futures.ThreadPool;
import dev.gantry.program.java.JavaHome;
import dev.gantry.program.java.Jdks;

/** A Java program that {@code gantry run} runs behaves as without it; what can't be run is told before it runs. */
@Tag("process")
@EnabledOnOs(OS.LINUX)
class RunJavaTest {
    @TempDir
    private Path folder;

    private record Answer(int exitCode, String out, String err) {}

    private ProcessBuilder gantry(String... words) {
        ProcessBuilder builder = Jvm.with(List.of(), "dev.gantry.cli.Main",
                Stream.concat(Stream.of("run"), Arrays.stream(words)).toArray(String[]::new))
                .directory(folder.toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        return builder;
    }

    private Answer run(String... words) throws Exception {
        return answer(gantry(words));
    }

    private Answer answer(ProcessBuilder builder) throws Exception {
        Path err = folder.resolve("err");
        Process process = builder.redirectError(err.toFile()).start();
        try (var in = process.outputWriter()) {
            in.write("hello");
        }
        String out = new String(process.getInputStream().readAllBytes());
        return new Answer(process.waitFor(), out, Files.readString(err));
    }

    private Path program(String... body) throws IOException {
        return Files.write(folder.resolve("Program.java"), List.of("public class Program {",
                "    public static void main(String[] args) throws Exception {", String.join("\n", body), "    }",
                "}"));
    }

    /** Compiles the program for this release. */
    private Path compile(int release, String... body) throws IOException {
        Path classes = folder.resolve("classes");
        int failed = ToolProvider.findFirst("javac").orElseThrow().run(System.out, System.err, "--release",
                Integer.toString(release), "-d", classes.toString(), program(body).toString());
        assertThat(failed).isZero();
        return classes;
    }

    private Path jar(String mainClass, Path classes) throws IOException {
        Path jar = folder.resolve("program.jar");
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        if (!mainClass.isEmpty()) {
            manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, mainClass);
        }
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file, manifest)) {
            out.putNextEntry(new JarEntry("Program.class"));
            Files.copy(classes.resolve("Program.class"), out);
        }
        return jar;
    }

    private static final String[] SAYS_ALL = {
            "System.out.println(java.util.Arrays.toString(args) + System.getProperty(\"user.dir\")",
            "        + new String(System.in.readAllBytes()) + System.getProperty(\"java.class.path\")",
            "        + System.getenv(\"JAVA_TOOL_OPTIONS\") + System.getenv(\"GANTRY_RING\"));",
            "System.err.println(\"told\");", "System.exit(7);"};

    @ParameterizedTest
    @MethodSource("dev.gantry.program.java.Jdks#all")
    void aJarsInputOutputArgumentsFolderClassPathAndExitCodeAreItsOwn(JavaHome java) throws Exception {
        jar("Program", compile(17, SAYS_ALL));
        Answer answer = run("--java", java.folder().toString(), "program.jar", "--help", "-m");
        assertThat(answer.out())
                .isEqualTo("[--help, -m]%shelloprogram.jarnullnull%n".formatted(folder.toRealPath()));
        assertThat(answer.err()).startsWith("told\n").contains("program.jar --help -m: ");
        assertThat(answer.exitCode()).isEqualTo(7);
    }

    @Test
    void aClassOfAClassPathAndASourceFileAreRunLikeAJar() throws Exception {
        compile(17, SAYS_ALL);
        assertThat(run("-cp", "classes", "Program", "-x").out()).startsWith("[-x]").contains("helloclassesnull");
        assertThat(run("Program.java", "-y").out()).startsWith("[-y]").contains("hello");
    }

    @Test
    void aFileThatUsesGantryAndHasAnErrorIsToldOfAsJavaDoes() throws Exception {
        Path file = Files.write(folder.resolve("Wrong.java"), List.of("import dev.gantry.futures.ThreadPool;",
                "void main() {", "    int x = \"s\";", "}"));
        Process plain = new ProcessBuilder(System.getProperty("java.home") + "/bin/java", "-cp",
                Path.of(ThreadPool.class.getProtectionDomain().getCodeSource().getLocation().toURI()).toString(),
                file.getFileName().toString()).directory(folder.toFile()).redirectErrorStream(true).start();
        String told = new String(plain.getInputStream().readAllBytes());
        Answer answer = run("Wrong.java");
        assertThat(answer.err()).startsWith(told);
        assertThat(answer.exitCode()).isEqualTo(plain.waitFor()).isEqualTo(1);
    }

    @Test
    void aCommandLineOfJavaIsRunAsItStands() throws Exception {
        compile(17, SAYS_ALL);
        Answer answer = run("--", Jdks.all().findFirst().orElseThrow().java().toString(), "-Dmine=1", "-cp", "classes",
                "Program", "-z");
        assertThat(answer.out()).startsWith("[-z]").contains("helloclassesnull");
        assertThat(answer.err()).startsWith("told\n").contains("-cp classes Program -z: ");
        assertThat(answer.exitCode()).isEqualTo(7);
    }

    @Test
    void everyJvmThatACommandStartsIsAProcess() throws Exception {
        compile(17, "java.util.concurrent.ExecutorService pool = java.util.concurrent.Executors.newFixedThreadPool(2);",
                "pool.submit(() -> System.out.println(args[0])).get();", "pool.shutdown();");
        String java = System.getProperty("java.home") + "/bin/java";
        Answer answer = run("--", "sh", "-c",
                "%s -cp classes Program one; %s -cp classes Program two; exit 3".formatted(java, java));
        assertThat(answer.out()).isEqualTo("one\ntwo\n");
        assertThat(answer.err()).contains("2 tasks").contains("none lost");
        assertThat(answer.err().lines().filter(line -> line.contains("java Program"))).hasSize(2);
        assertThat(answer.exitCode()).isEqualTo(3);
    }

    @Test
    void anExceptionOfTheProgramLooksAsWithout() throws Exception {
        compile(17, "Thread thread = new Thread(() -> { throw new IllegalStateException(\"mine\"); });",
                "thread.start(); thread.join();",
                "var pool = java.util.concurrent.Executors.newSingleThreadExecutor();",
                "pool.execute(() -> { throw new IllegalStateException(\"of a task\"); }); pool.shutdown();");
        String java = System.getProperty("java.home") + "/bin/java";
        Answer plain = answer(new ProcessBuilder(java, "-cp", "classes", "Program").directory(folder.toFile()));
        Answer watched = run("-cp", "classes", "Program");
        assertThat(plain.err()).contains("mine").contains("of a task");
        assertThat(watched.err()).startsWith(plain.err());
        assertThat(watched.exitCode()).isEqualTo(plain.exitCode());
    }

    @Test
    void aSignalToGantryAloneReachesTheProgram() throws Exception {
        compile(17, "Runtime.getRuntime().addShutdownHook(new Thread(() -> System.out.println(\"asked\")));",
                "System.out.println(\"ready\");", "Thread.sleep(600_000);");
        ProcessBuilder builder = gantry("-cp", "classes", "Program").redirectError(folder.resolve("err").toFile());
        builder.command().addAll(0, List.of("env", "--default-signal=HUP,INT,TERM", "setsid"));
        Process process = builder.start();
        try (var out = process.inputReader()) {
            assertThat(out.readLine()).isEqualTo("ready");
            new ProcessBuilder("kill", Long.toString(process.pid())).start().waitFor();
            assertThat(out.readLine()).isEqualTo("asked");
        }
        assertThat(process.waitFor()).isEqualTo(128 + 15);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
            "FOLDER/missing.jar; FOLDER/missing.jar does not exist.",
            "FOLDER/program.jar; program.jar names no main class in its manifest; gantry run -cp program.jar CLASS ",
            "FOLDER/text.jar; text.jar is no jar.",
            "--java FOLDER FOLDER/Program.java; FOLDER is no folder of a JDK: it has no bin/java.",
            "--java FOLDER/old FOLDER/Program.java; FOLDER/old is Java 11; Java 17 or later can be watched. --java ",
            "--sources FOLDER/none FOLDER/Program.java; --sources names FOLDER/none, which is not there.",
            "--sources FOLDER/Program.java FOLDER/Program.java; --sources names FOLDER/Program.java, which is "
                    + "neither a folder nor a jar.",
            "-cp FOLDER/classes; -cp wants a class path and the class to run.",
            "--java FOLDER/older -cp FOLDER/classes Program; Program was compiled for Java 25, and the JDK in "
                    + "FOLDER/older is Java 17. --java names the folder of another JDK."})
    void whatCannotBeRunIsToldInASentence(String words, String told) throws Exception {
        jar("", compile(25, "java.nio.file.Files.createFile(java.nio.file.Path.of(\"ran\"));"));
        Files.createFile(folder.resolve("text.jar"));
        jdk("old", "11.0.2");
        jdk("older", "17.0.2");
        StringWriter err = new StringWriter();
        String line = "run " + words.replace("FOLDER", folder.toString());
        int exitCode = Main.commandLine().setErr(new PrintWriter(err, true)).execute(line.split(" "));
        assertThat(err.toString()).startsWith("gantry: " + told.replace("FOLDER", folder.toString())).hasLineCount(1);
        assertThat(folder.resolve("ran")).doesNotExist();
        assertThat(exitCode).isEqualTo(2);
    }

    private void jdk(String name, String version) throws IOException {
        Path home = folder.resolve(name);
        Files.createDirectories(home.resolve("bin"));
        Files.createDirectories(home.resolve("lib"));
        Files.createFile(home.resolve("lib/modules"));
        assertThat(Files.createFile(home.resolve("bin/java")).toFile().setExecutable(true)).isTrue();
        Files.writeString(home.resolve("release"), "JAVA_VERSION=\"%s\"%n".formatted(version));
    }
}
