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
    /** In a table row: every package of ours but the command line. */
    private static final List<String> ALL_BUT_CLI = List.of("trace", "wire", "hook", "futures", "futures.remote",
            "futures.process", "futures.process.start", "coroutine", "hub", "recording", "lesson", "insight", "format",
            "view",
            "bench", "ui");

    /** Packages that hold others; a row of the table stands for all of them. */
    private static final List<String> WITH_PARTS = List.of("format", "ui", "view");

    /** The toolkit, and what comes with it. */
    private static final String[] TOOLKIT = {"javafx..", "com.sun.javafx..", "com.sun.glass..", "org.controlsfx..",
            "impl.org.controlsfx..", "atlantafx..", "org.kordamp.."};

    /** A row of the table. */
    record Room(String name, List<String> mayImport, String because) {}

    private static final List<Room> ROOMS = List.of(
            room("trace", List.of(), "whoever reads or writes a trace needs nothing else"),
            room("wire", List.of("trace"), "what comes from outside is understood whether or not this process records"),
            room("hook", List.of("trace", "wire"), "a hook knows neither who instruments nor who looks"),
            room("futures", List.of("hook", "trace"), "executors tell what they do in the words of a trace, no more"),
            room("futures.remote", List.of("hook", "trace", "wire", "futures"),
                    "pools of every kind share it, and it knows none"),
            room("futures.process.start", List.of("hook", "trace", "wire", "futures", "futures.remote"),
                    "the first result is earlier with it, and everything else as without"),
            room("futures.process",
                    List.of("hook", "trace", "wire", "futures", "futures.remote", "futures.process.start"),
                    "a process pool is an executor"),
            room("coroutine", List.of("hook", "trace"), "coroutines tell what they do in the words of a trace"),
            room("hub", List.of("hook", "trace", "coroutine"), "a hub switches coroutines, and knows no executors"),
            room("recording", List.of("trace", "hook"), "a recording does not know which program runs"),
            room("lesson",
                    List.of("futures", "futures.process", "coroutine", "hub", "recording", "insight", "hook", "trace"),
                    "a lesson is a program with a recording around it, and knows nobody who looks"),
            room("insight", List.of("trace"), "what is derived must be derivable from a snapshot alone"),
            room("format", List.of("trace", "recording", "view"), "files hold recordings and pictures of them"),
            room("view", List.of("trace"), "a picture is painted from a snapshot, with any toolkit or none"),
            room("ui", ALL_BUT_CLI.stream().filter(name -> !name.equals("ui")).toList(), "the window shows everything"),
            room("bench", ALL_BUT_CLI.stream().filter(name -> !List.of("ui", "bench").contains(name)).toList(),
                    "benchmarks run without a window"),
            room("cli", ALL_BUT_CLI, "the command line starts everything, and nothing depends on it"));

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

    ArchRule noCycles() {
        return slices().matching(root + ".(*)..").should().beFreeOfCycles();
    }

    /** Not even the command that opens the window, which only calls into {@code ui}. */
    ArchRule onlyTheWindowKnowsTheToolkit() {
        return noClasses().that().resideOutsideOfPackage(pattern("ui")).should().dependOnClassesThat()
                .resideInAnyPackage(TOOLKIT)
                .because("all but the window runs where no JavaFX is");
    }

    /** A run of a lesson is a recording like any other to all who show it: only who starts them knows more. */
    ArchRule oneAdapterRunsLessons() {
        return noClasses().that().resideInAPackage(pattern("ui"))
                .and().doNotHaveFullyQualifiedName(root + ".ui.session.LessonRuns")
                .should().dependOnClassesThat().haveFullyQualifiedName(root + ".lesson.LessonRun")
                .because("lessons are one kind of source among others");
    }

    private static Room room(String name, List<String> mayImport, String because) {
        return new Room(name, mayImport, because);
    }

    private String pattern(String name) {
        return root + "." + name + (WITH_PARTS.contains(name) ? ".." : "");
    }
}
