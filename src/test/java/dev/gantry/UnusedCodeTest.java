package dev.gantry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * Code that nothing in the program uses is deleted, also where a test uses it. A method is used if it is reached from
 * what runs anyway: what a supertype asks for, what a library finds by itself, constructors and initialisers of
 * classes. So two methods that only call each other are not. Private fields are the compiler's.
 */
class UnusedCodeTest {
    private static final JavaClasses CLASSES = ArchitectureTest.CLASSES;

    private static final String WINDOW = "tests of the window look at it, or set it";

    private static final String PROGRAMS = "the build puts calls of it into lessons' programs";

    /** Made by protobuf's compiler. */
    private static final String MADE = "dev.gantry.format.perfetto.proto";

    /** What a program of anybody's may call: the executors, coroutines and hubs with their Python twins' methods. */
    private static final Set<String> ENGINE = Set.of("dev.gantry.futures", "dev.gantry.futures.process",
            "dev.gantry.cluster",
            "dev.gantry.coroutine", "dev.gantry.hub", "dev.gantry.wire", "dev.gantry.insight.claim",
            "dev.gantry.library",
            "dev.gantry.junit");

    /** What is there for others than the program itself: each with the reason. */
    private static final Map<String, String> FOR_OTHERS = Map.ofEntries(
            Map.entry("dev.gantry.hook.Probe.counter(java.lang.String, long)", "a hook that programs call"),
            Map.entry("dev.gantry.recording.Recording.start(dev.gantry.hook.Recorder$Options)",
                    "tests record what they do themselves"),
            Map.entry("dev.gantry.view.frame.FrameTexts.room(int)", "a test sees that texts fit"),
            Map.entry("dev.gantry.jdk.Internals.place()", "a test compares the list with the build's flags"),
            Map.entry("dev.gantry.jdk.Internals.witnesses()", "a test compares the list with what is named"),
            Map.entry("dev.gantry.hook.BufferBudget.taken()", "a test counts what buffers have taken"),
            Map.entry("dev.gantry.hub.Timers.kept()", "a test counts the cancelled timers that are kept"),
            Map.entry("dev.gantry.format.OpenFile.readHere(java.nio.file.Path, java.util.List)",
                    "a test counts what reading allocates, which the JVM counts by thread"),
            Map.entry("dev.gantry.program.java.weave.LibraryRules.classes()",
                    "tests weave by them, which the agent does with what is written"),
            Map.entry("dev.gantry.lesson.Catalogue.inJava()", "tests run each of them without a window"),
            Map.entry("dev.gantry.hook.Recorder.relay()", "the agent calls it by its name"),
            Map.entry("dev.gantry.lesson.run.RecordedCalls.println(java.lang.Object)", PROGRAMS),
            Map.entry("dev.gantry.lesson.run.RecordedCalls.sleep(java.time.Duration)", PROGRAMS),
            Map.entry("dev.gantry.ui.Workbench.feature(java.lang.Class)", WINDOW),
            Map.entry("dev.gantry.ui.Workbench.tabs()", WINDOW),
            Map.entry("dev.gantry.ui.code.CodeFeature.litLine()", WINDOW),
            Map.entry("dev.gantry.ui.feature.Setup.with(dev.gantry.ui.desktop.Printers)", WINDOW),
            Map.entry("dev.gantry.ui.pump.Pump.frames(dev.gantry.ui.pump.Reason)", WINDOW),
            Map.entry("dev.gantry.ui.search.SearchFeature.search()", WINDOW),
            Map.entry("dev.gantry.ui.session.Range.between(long, long)", WINDOW),
            Map.entry("dev.gantry.ui.session.Session.show(dev.gantry.recording.Recording)", WINDOW));

    private static final Set<String> SERIAL = Set.of("readObject", "writeObject", "readResolve", "writeReplace");

    @Test
    @DisplayName("every class, method and field is used by the program, or is in the list of those that are for others")
    void used() {
        Set<JavaCodeUnit> reached = reached(method -> isAsked(method) || FOR_OTHERS.containsKey(method.getFullName()));
        Set<String> unused = new TreeSet<>();
        CLASSES.forEach(each -> look(each, reached, unused));
        assertThat(unused.stream().filter(name -> FOR_OTHERS.keySet().stream().noneMatch(name::equals))).isEmpty();
    }

    @Test
    @DisplayName("the list of those that are for others names nothing that the program uses")
    void list() {
        Set<JavaCodeUnit> reached = reached(UnusedCodeTest::isAsked);
        Set<String> unused = new TreeSet<>();
        CLASSES.forEach(each -> look(each, reached, unused));
        assertThat(FOR_OTHERS.keySet()).allMatch(name -> unused.stream().anyMatch(name::equals));
    }

    /** Code that is reached from these methods and from what runs when a class is made ready. */
    private static Set<JavaCodeUnit> reached(Predicate<JavaMethod> isRoot) {
        Map<JavaCodeUnit, List<JavaCodeUnit>> calls = new HashMap<>();
        Set<JavaCodeUnit> reached = new HashSet<>();
        Deque<JavaCodeUnit> next = new ArrayDeque<>();
        for (JavaClass type : CLASSES) {
            for (JavaCodeUnit code : type.getCodeUnits()) {
                code.getAccessesToSelf()
                        .forEach(call -> calls.computeIfAbsent(call.getOrigin(), _ -> new ArrayList<>()).add(code));
                if (!(code instanceof JavaMethod method) || isRoot.test(method)) {
                    next.add(code);
                }
            }
        }
        while (!next.isEmpty()) {
            JavaCodeUnit code = next.remove();
            if (reached.add(code)) {
                next.addAll(calls.getOrDefault(code, List.of()));
            }
        }
        return reached;
    }

    private static void look(JavaClass type, Set<JavaCodeUnit> reached, Set<String> unused) {
        if (type.getPackageName().equals(MADE) || type.isAnonymousClass()
                || type.getModifiers().contains(JavaModifier.SYNTHETIC)) {
            return;
        }
        if (!isUsed(type)) {
            if (!isEngine(type)) {
                unused.add(type.getName());
            }
            return;
        }
        for (JavaMethod method : type.getMethods()) {
            if (!reached.contains(method)) {
                unused.add(method.getFullName());
            }
        }
        for (JavaField field : type.getFields()) {
            if (!isMade(field) && !isPrivate(field) && !isConstant(field) && field.getAccessesToSelf().isEmpty()) {
                unused.add(field.getFullName());
            }
        }
    }

    /** By another file, or as a part of its own. Constants that the compiler copies leave no trace of their class. */
    private static boolean isUsed(JavaClass type) {
        return type.getSimpleName().endsWith("-info") || type.tryGetMethod("main", String[].class).isPresent()
                || type.getEnclosingClass().isPresent()
                || type.getFields().stream().anyMatch(UnusedCodeTest::isConstant)
                || type.getDirectDependenciesToSelf().stream()
                        .anyMatch(use -> !outermost(use.getOriginClass()).equals(type));
    }

    private static boolean isEngine(JavaClass type) {
        return ENGINE.contains(type.getPackageName()) && type.getModifiers().contains(JavaModifier.PUBLIC);
    }

    private static boolean isEngine(JavaMember member) {
        return isEngine(member.getOwner()) && member.getModifiers().contains(JavaModifier.PUBLIC);
    }

    private static JavaClass outermost(JavaClass type) {
        return type.getEnclosingClass().map(UnusedCodeTest::outermost).orElse(type);
    }

    private static boolean isPrivate(JavaMember member) {
        return member.getModifiers().contains(JavaModifier.PRIVATE);
    }

    private static boolean isMade(JavaMember member) {
        return member.getModifiers().contains(JavaModifier.SYNTHETIC)
                || member.getModifiers().contains(JavaModifier.BRIDGE)
                || member.getName().contains("$")
                || member.getAnnotations().stream()
                        .anyMatch(note -> note.getRawType().getPackageName().startsWith("picocli"));
    }

    /** By a supertype, by the language, by whoever starts a JVM, or by programs of anybody's. */
    private static boolean isAsked(JavaMethod method) {
        JavaClass type = method.getOwner();
        List<String> parameters = method.getRawParameterTypes().stream().map(JavaClass::getName).toList();
        return isMade(method) || isEngine(method) || type.getPackageName().equals(MADE)
                || method.getName().equals("main") || SERIAL.contains(method.getName())
                || type.isEnum() && (method.getName().equals("values") || method.getName().equals("valueOf"))
                || type.isRecord() && parameters.isEmpty() && type.tryGetField(method.getName()).isPresent()
                || Stream.concat(type.getAllRawSuperclasses().stream(), type.getAllRawInterfaces().stream())
                        .flatMap(above -> above.getMethods().stream())
                        .anyMatch(asking -> asking.getName().equals(method.getName())
                                && asking.getRawParameterTypes().size() == parameters.size());
    }

    /** The compiler copies its value to where it is used. */
    private static boolean isConstant(JavaField field) {
        return field.getModifiers().contains(JavaModifier.STATIC) && field.getModifiers().contains(JavaModifier.FINAL)
                && (field.getRawType().isPrimitive() || field.getRawType().getName().equals("java.lang.String"));
    }
}
