package dev.gantry.program.java;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.gantry.Moment;
import dev.gantry.program.Attachment;
import dev.gantry.program.Launch;
import dev.gantry.program.ProgramRun;
import dev.gantry.program.Silent;
import dev.gantry.recording.Recording;
import dev.gantry.recording.Source;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.Task;
import dev.gantry.trace.TaskState;
import dev.gantry.trace.budget.Budget;

/** Pools that libraries wrote themselves are seen like the JDK's, and what runs in them is as without. */
@Tag("process")
@EnabledOnOs(OS.LINUX)
class LibrariesTest {
    private static final long REQUESTS = 300;

    /** A class of each jar. */
    private static final List<String> LIBRARIES = List.of("org.apache.catalina.startup.Tomcat",
            "jakarta.annotation.Resource",
            "org.eclipse.jetty.server.Server", "org.eclipse.jetty.http.HttpURI", "org.eclipse.jetty.io.Content",
            "org.eclipse.jetty.util.thread.QueuedThreadPool", "io.netty.util.concurrent.EventExecutor",
            "com.google.common.util.concurrent.MoreExecutors",
            "com.google.common.util.concurrent.internal.InternalFutureFailureAccess", "org.slf4j.Logger",
            "org.slf4j.nop.NOPServiceProvider", "org.springframework.context.ApplicationContext",
            "org.springframework.beans.factory.BeanFactory", "org.springframework.core.Ordered",
            "org.springframework.aop.Advisor", "org.springframework.expression.Expression",
            "org.apache.commons.logging.Log", "io.micrometer.observation.Observation",
            "io.micrometer.common.KeyValue", "com.hazelcast.core.Hazelcast", "org.junit.jupiter.api.Test",
            "org.junit.jupiter.params.ParameterizedTest", "org.junit.jupiter.engine.JupiterTestEngine",
            "org.junit.platform.launcher.Launcher", "org.junit.platform.engine.TestEngine",
            "org.junit.platform.commons.JUnitException", "org.opentest4j.AssertionFailedError");

    @TempDir
    private Path folder;

    private static String classPath() {
        return LIBRARIES.stream().map(LibrariesTest::jar).distinct().collect(Collectors.joining(File.pathSeparator));
    }

    private static String jar(String name) {
        try {
            return Path.of(Class.forName(name).getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
        } catch (ClassNotFoundException | URISyntaxException e) {
            throw new AssertionError(name, e);
        }
    }

    private ProgramRun run(JavaHome java, String program, Path argument) throws Exception {
        Path rings = folder.resolve("rings");
        if (!Files.exists(rings)) {
            Files.createDirectory(rings);
        }
        List<String> missing = new ArrayList<>();
        Launch launch = new JavaProgram(JavaProgram.Kind.COMMAND,
                List.of("java", "-cp", classPath(), Path.of("src/test/programs", program).toAbsolutePath().toString(),
                        argument.toString()))
                .launch(Optional.of(java.folder().toString()), folder, (_, _, _) -> Map.of(),
                        folder.resolve("cache"), rings, System.getenv(), missing::add);
        assertThat(missing).as("what the rules name and this JDK lacks").isEmpty();
        return new ProgramRun(launch, Budget.usual(), rings, new Silent());
    }

    private Snapshot seen(ProgramRun run, int exitCode, Path wrong) throws Exception {
        Recording recording = Recording.complete(run);
        assertThat(recording.failure()).isEmpty();
        assertThat(Files.exists(wrong) ? Files.readString(wrong) : "").as("what went wrong in the program").isEmpty();
        assertThat(run.exitCode()).hasValue(exitCode);
        assertThat(run.about().notices()).as("what is said to be left out").isEmpty();
        Snapshot seen = recording.snapshot();
        assertThat(seen.malformed()).as("malformed records").isZero();
        assertThat(seen.lost()).as("lost records").isZero();
        return seen;
    }

    @ParameterizedTest
    @MethodSource("dev.gantry.program.java.Jdks#all")
    void eachPieceOfWorkInAPoolOfALibraryIsOneTaskOnTheRightThread(JavaHome java) throws Exception {
        Path record = folder.resolve("record");
        run(java, "Pools.java", record); // its classes are there when the clock is read
        long before = System.nanoTime();
        ProgramRun run = run(java, "Pools.java", record);
        long after = System.nanoTime();
        Snapshot seen = seen(run, 0, folder.resolve("record.wrong"));
        OwnRecord.read(record).eachIsOneTask(seen, "Pools", before, after);
    }

    @Test
    void serversAnswerAsWithoutAndTheirRequestsAreTasks() throws Exception {
        JavaHome java = JavaHome.in(Path.of(System.getProperty("java.home")));
        Snapshot seen = seen(run(java, "Servers.java", folder), 7, folder.resolve("wrong"));
        assertThat(Files.readAllLines(folder.resolve("answers"))).containsExactly("tomcat: 300 right answers",
                "jetty: 300 right answers", "tomcat: 300 right answers", "jetty: 300 right answers");
        Map<String, Long> ended = Watched.tasks(seen).filter(task -> task.lane() != 0)
                .collect(Collectors.groupingBy(Task::name, Collectors.counting()));
        assertThat(ended.entrySet()).anySatisfy(each -> {
            assertThat(each.getKey()).contains("SocketProcessor");
            assertThat(each.getValue()).isGreaterThan(REQUESTS);
        });
    }

    /** Spring calls them by reflection, under wrappers of its own. */
    @Test
    void methodsThatSpringRunsInPoolsAreTasksOfTheirNames() throws Exception {
        JavaHome java = JavaHome.in(Path.of(System.getProperty("java.home")));
        Snapshot seen = seen(run(java, "SpringAsync.java", folder), 7, folder.resolve("wrong"));
        assertThat(Watched.tasks(seen).filter(task -> task.name().startsWith("SpringAsync."))
                .map(task -> seen.executorName(task.executor()) + ": " + task.name().replace("SpringAsync.", "") + " "
                        + task.state())
                .distinct()).contains("mail: Threaded.send SUCCEEDED", "mail: Threaded.count SUCCEEDED",
                        "mail: Threaded.later SUCCEEDED", "mail: Threaded.fails FAILED")
                .anyMatch(task -> task.endsWith(": Clock.tick SUCCEEDED"));
    }

    @Test
    void aMemberOfHazelcastAnswersAsWithoutAndWhatItWasGivenIsTasks() throws Exception {
        JavaHome java = JavaHome.in(Path.of(System.getProperty("java.home")));
        Snapshot seen = seen(run(java, "HazelcastMember.java", folder), 7, folder.resolve("wrong"));
        assertThat(Files.readAllLines(folder.resolve("answers"))).containsExactlyElementsOf(IntStream.range(0, 20)
                .mapToObj(i -> i == 13 ? "thirteen" : String.valueOf(i * i)).toList());
        assertThat(Watched.tasks(seen).filter(task -> task.name().equals("HazelcastMember.Square"))
                .collect(Collectors.groupingBy(Task::state, Collectors.counting())))
                .containsOnly(Map.entry(TaskState.SUCCEEDED, 19L), Map.entry(TaskState.FAILED, 1L));
    }

    /** The pool is the JDK's, its threads are JUnit's. */
    @Test
    void testsInParallelPassAndFailAsWithoutAndAreTasks() throws Exception {
        JavaHome java = JavaHome.in(Path.of(System.getProperty("java.home")));
        Snapshot seen = seen(run(java, "ParallelTests.java", folder), 7, folder.resolve("wrong"));
        assertThat(folder.resolve("answers")).hasContent("12 passed, 1 failed, 10 numbers");
        assertThat(Watched.tasks(seen).filter(task -> task.lane() != 0)).isNotEmpty();
    }

    /** A worker that runs already keeps the code that it runs. */
    @Test
    void workersThatRunAlreadyWhenTheJvmIsAttachedToAreSeen() throws Exception {
        JavaHome java = JavaHome.in(Path.of(System.getProperty("java.home")));
        Process process = new ProcessBuilder(java.java().toString(), "-cp", classPath(),
                Path.of("src/test/programs/EndlessTomcat.java").toAbsolutePath().toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD).start();
        try {
            assertThat(process.inputReader().readLine()).isEqualTo("ready");
            Path rings = Files.createDirectory(folder.resolve("rings"));
            AttachedJvm jvm = new AttachedJvm(process.pid(), rings, Agent.in(folder.resolve("cache")), false, List.of(),
                    _ -> {});
            Recording recording = Recording.start(new Attachment(new Source.Attached(process.pid(), "endless"), rings,
                    jvm, Budget.usual()), Optional.empty());
            while (!recording.hasBegun() || recording.snapshot().tasks() < 1000) {
                assertThat(recording.failure()).isEmpty();
                Moment.pass();
            }
            recording.stop();
            recording.join();
            Snapshot seen = recording.snapshot();
            assertThat(seen.malformed()).as("malformed records").isZero();
            // What was on its way to a worker at the beginning and at the end is seen in part.
            assertThat(Watched.tasks(seen).filter(task -> task.state() != TaskState.SUCCEEDED)).hasSizeLessThan(10);
            process.outputWriter().append("end\n").close();
            assertThat(process.inputReader().readLine()).isEqualTo("done");
            assertThat(process.waitFor()).isZero();
        } finally {
            process.destroyForcibly();
        }
    }
}
