package dev.gantry;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import java.util.List;
import java.util.stream.Stream;

import com.tngtech.archunit.lang.ArchRule;

/**
 * Which package may import which: the one table, and the rules made of it. Its copy in words is the design page's. The
 * rows of the window's parts stand in {@link WindowParts}.
 */
final class House {
    /** In a table row: every package of ours but the command line. Two dots at the end: with all of its parts. */
    private static final List<String> ALL_BUT_CLI = List.of("jdk", "folder", "trace..", "wire", "hook",
            "futures..", "cluster..", "gather", "coroutine", "hub", "ring", "recording", "program..", "lesson..",
            "insight..",
            "query",
            "format..",
            "view..", "bench..",
            "ui..");

    /** The toolkit, and what comes with it. */
    private static final String[] TOOLKIT = {"javafx..", "com.sun.javafx..", "com.sun.glass..", "org.controlsfx..",
            "impl.org.controlsfx..", "atlantafx..", "org.kordamp.."};

    private static final String A_FORMAT = "a format knows what formats share, and no other";

    /** A row of the table. */
    record Room(String name, List<String> mayImport, String because) {}

    private static final List<Room> ROOMS = List.of(
            room("jdk", List.of(), "who uses an internal asks here, and nothing else is needed for that"),
            room("folder", List.of(), "files of our own lie where the system has them, for all the same"),
            room("trace..", List.of(), "whoever reads or writes a trace needs nothing else"),
            room("wire", List.of("trace.."),
                    "what comes from outside is understood whether or not this process records"),
            room("hook", List.of("trace..", "wire"), "a hook knows neither who instruments nor who looks"),
            room("futures", List.of("jdk", "hook", "trace.."),
                    "executors tell what they do in the words of a trace, no more"),
            room("futures.remote", List.of("hook", "trace..", "wire", "futures"),
                    "pools of every kind share it, and it knows none"),
            room("futures.process.start",
                    List.of("jdk", "folder", "hook", "trace..", "wire", "futures", "futures.remote"),
                    "the first result is earlier with it, and everything else as without"),
            room("futures.process",
                    List.of("hook", "trace..", "wire", "futures", "futures.remote", "futures.process.start"),
                    "a process pool is an executor"),
            room("cluster.keep", List.of("folder", "query", "trace..", "wire"),
                    "what a member keeps does not depend on how it travels"),
            room("cluster",
                    List.of("cluster.keep", "hook", "trace..", "wire", "futures", "futures.remote",
                            "futures.process"),
                    "a pool on other machines is a pool of processes whose streams go through an engine"),
            room("gather",
                    List.of("cluster", "folder", "format", "format.perfetto", "recording", "trace..", "wire"),
                    "what members kept becomes part of a recording, whoever looks at it"),
            room("coroutine", List.of("jdk", "hook", "trace.."),
                    "coroutines tell what they do in the words of a trace"),
            room("hub", List.of("jdk", "hook", "trace..", "coroutine"),
                    "a hub switches coroutines, and knows no executors"),
            room("ring", List.of("folder", "trace..", "wire"),
                    "what another process wrote is followed, whatever it runs"),
            room("recording", List.of("trace..", "hook"), "a recording does not know which program runs"),
            room("program", List.of("folder", "trace..", "wire", "ring", "recording"),
                    "a program is run and followed, in whatever language it is written"),
            room("program.python", List.of("folder", "trace..", "recording", "wire", "program"),
                    "what is special to a language stays with it"),
            room("program.java.weave", List.of(), "what is woven does not depend on who runs it"),
            room("program.java", List.of("folder", "trace..", "ring", "recording", "wire", "program",
                    "program.java.weave"), "what is special to a language stays with it"),
            room("lesson.text", List.of("trace..", "insight.."),
                    "what a lesson says and asks does not depend on its program"),
            room("lesson", List.of("lesson.text"), "a lesson is its files, whoever runs its programs"),
            room("lesson.run",
                    List.of("folder", "lesson", "futures", "program..", "recording", "hook", "trace.."),
                    "a run is a lesson with a recording around it, and knows nobody who looks"),
            room("lesson.own", List.of("folder", "trace..", "lesson", "lesson.text"),
                    "a lesson of the user's own is its files too, and others' are not trusted"),
            room("lesson.check",
                    List.of("lesson", "lesson.text", "lesson.own", "lesson.run", "program..", "recording",
                            "insight.claim", "trace.."),
                    "a lesson is tried without anybody who looks"),
            room("lesson.page",
                    List.of("lesson", "lesson.text", "format", "format.picture", "insight.claim", "trace..",
                            "view.explain", "view.frame", "view.style"),
                    "a page of a lesson is written from a recording, whoever made that"),
            room("insight", List.of("trace.."), "what is derived must be derivable from a snapshot alone"),
            room("insight.filter", List.of("trace..", "insight"), "a recording alone says what fits a filter"),
            room("insight.claim", List.of("trace..", "insight"), "a recording alone proves a claim"),
            room("insight.lint", List.of("trace..", "insight", "insight.claim"), "a recording alone shows a fault"),
            room("insight.stack", List.of("trace..", "insight"), "a recording alone tells what its samples saw"),
            room("insight.path", List.of("trace..", "insight"), "a recording alone tells what an end waited for"),
            room("insight.compare", List.of("trace..", "insight"), "two recordings alone tell what changed"),
            room("insight.whatif", List.of("trace..", "insight"), "a recording alone says what its tasks need"),
            room("query", List.of("trace..", "insight"), "a recording alone answers what is asked of it"),
            room("view.time", List.of("trace.."), "time is the same in every picture"),
            room("view.style", List.of("trace..", "view.time"), "what things look like and are called asks no picture"),
            room("view.layout", List.of("trace..", "insight.filter", "view.time", "view.style"),
                    "where lanes lie does not ask what is drawn"),
            room("view.explain",
                    List.of("trace..", "insight.claim", "insight.lint", "insight.path", "insight.whatif", "view.time",
                            "view.style",
                            "view.layout"),
                    "a sentence is derived from a snapshot"),
            room("view.search", List.of("trace..", "insight", "insight.filter", "view.time", "view.style"),
                    "what is found does not ask what is drawn"),
            room("view.flame", List.of("trace..", "insight.stack", "view.time", "view.style"),
                    "where boxes lie does not ask who paints them"),
            room("view.frame",
                    List.of("trace..", "insight.lint", "insight.path", "view.time", "view.style", "view.layout",
                            "view.explain", "view.search"),
                    "a picture is painted from a snapshot, with any toolkit or none"),
            room("view.hit", List.of("trace..", "view.time", "view.style", "view.layout", "view.frame"),
                    "what is hit is what was drawn"),
            room("format", List.of("folder", "trace..", "recording", "view.time", "view.style", "view.layout"),
                    "what formats share knows none of them"),
            room("format.assembly", List.of("format", "trace.."), "what other programs recorded is put in order alike"),
            room("format.chrome", List.of("format", "format.assembly", "recording", "trace.."), A_FORMAT),
            room("format.jfr", List.of("format", "format.assembly", "recording", "trace.."), A_FORMAT),
            room("format.perfetto",
                    List.of("format", "format.assembly", "format.perfetto.proto", "recording", "trace.."), A_FORMAT),
            room("format.perfetto.proto", List.of(), "messages are made by protobuf's compiler"),
            room("format.spool", List.of("folder", "format.perfetto", "recording", "trace..", "view.style"),
                    "a spool is a file of our own kind that grows"),
            room("format.json", List.of("format", "trace.."), A_FORMAT),
            room("format.table", List.of("format", "trace..", "view.layout"), A_FORMAT),
            room("format.picture", List.of("format", "recording", "trace..", "view.."), A_FORMAT),
            room("format.page", List.of("format", "recording", "trace..", "view.."), A_FORMAT),
            room("format.registry", List.of("format", "format.chrome", "format.jfr", "format.perfetto"),
                    "the list of the kinds that can be opened"),
            room("format.export",
                    List.of("format", "format.registry", "format.json", "format.table", "format.picture", "format.page",
                            "query", "recording", "trace.."),
                    "the list of all that can be written"),
            room("library",
                    List.of("trace..", "hook", "recording", "program.java", "insight.claim", "format.export", "format",
                            "view.explain", "view.style"),
                    "a program records itself without a window"),
            room("junit", List.of("library", "recording", "insight.claim"), "a test records itself as any program"),
            room("ui", ALL_BUT_CLI, "the window shows everything"),
            room("bench.measure", List.of(), "how is measured does not depend on what"),
            room("bench.python", List.of("bench.measure"), "a baseline does not know what it is compared with"),
            room("bench.cluster",
                    List.of("bench.measure", "bench.python", "cluster", "futures", "futures.process", "hook"),
                    "a pool of members is measured beside engines that do not know it"),
            room("bench.questions", List.of("bench.measure", "trace..", "insight..", "query"),
                    "questions are asked of a recording alone"),
            room("bench", ALL_BUT_CLI.stream().filter(name -> !name.equals("ui..")).toList(),
                    "benchmarks run without a window"),
            room("cli.terminal",
                    List.of("format", "format.registry", "lesson", "lesson.own", "lesson.text", "insight..", "program",
                            "recording", "trace..", "view.time", "view.style", "view.layout", "view.explain",
                            "view.search", "view.flame"),
                    "what is said on a terminal asks no command"),
            room("cli.doctor",
                    List.of("jdk", "folder", "cluster", "coroutine", "hub", "futures", "program..", "query", "format..",
                            "trace.message", "cli.terminal"),
                    "what works here asks no other command"),
            room("cli.lesson",
                    List.of("lesson..", "format..", "recording", "program..", "trace..", "view.style", "cli.terminal"),
                    "what is done with lessons asks no other command"),
            room("cli.cluster",
                    List.of("cluster", "cluster.keep", "gather", "format..", "recording", "trace..", "view.time",
                            "view.style", "cli.terminal"),
                    "what is done with a cluster asks no other command"),
            room("cli",
                    Stream.concat(ALL_BUT_CLI.stream(),
                            Stream.of("cli.terminal", "cli.cluster", "cli.doctor", "cli.lesson"))
                            .toList(),
                    "the command line starts everything, and nothing depends on it"));

    private static final List<Room> ALL = Stream.concat(ROOMS.stream(), WindowParts.rooms().stream()).toList();

    private final String root;

    /** The house whose packages lie in this one. */
    House(String root) {
        this.root = root;
    }

    Stream<String> names() {
        return ALL.stream().map(Room::name);
    }

    /** The package imports only what its row of the table allows, and what is not ours. */
    ArchRule importsOnlyWhatIsAllowed(String name) {
        Room room = ALL.stream().filter(r -> r.name.equals(name)).findFirst().orElseThrow();
        String[] allowed = Stream.concat(Stream.of(name), room.mayImport.stream()).map(this::pattern)
                .toArray(String[]::new);
        return classes().that().resideInAPackage(pattern(name)).should()
                .onlyDependOnClassesThat(resideInAnyPackage(allowed).or(not(resideInAPackage(root + ".."))))
                .because(room.because)
                .allowEmptyShould(true);
    }

    /** There is no package but those of the table. */
    ArchRule everyPackageIsInTheTable() {
        return classes().should().resideInAnyPackage(names().map(this::pattern).toArray(String[]::new))
                .because("a new package gets its row in the table first");
    }

    /** Neither between packages nor between one and its parts. */
    ArchRule noCycles() {
        return slices().matching(root + ".(**)").should().beFreeOfCycles();
    }

    /** Not even the command that opens the window, which only calls into {@code ui}. */
    ArchRule onlyTheWindowKnowsTheToolkit() {
        return noClasses().that().resideOutsideOfPackage(pattern("ui..")).should().dependOnClassesThat()
                .resideInAnyPackage(TOOLKIT)
                .because("all but the window runs where no JavaFX is");
    }

    /** A run of a lesson is a recording like any other to all who show it: only who starts them knows more. */
    ArchRule oneAdapterRunsLessons() {
        return noClasses().that().resideInAPackage(pattern("ui.."))
                .and().doNotHaveFullyQualifiedName(root + ".ui.session.LessonRuns")
                .should().dependOnClassesThat().haveFullyQualifiedName(root + ".lesson.run.LessonRun")
                .because("lessons are one kind of source among others");
    }

    private static Room room(String name, List<String> mayImport, String because) {
        return new Room(name, mayImport, because);
    }

    private String pattern(String name) {
        return root + "." + name;
    }
}
