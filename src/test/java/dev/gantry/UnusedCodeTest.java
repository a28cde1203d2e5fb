package dev.gantry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * Code that nothing in the program uses is deleted, also where a test uses it. Private members are the compiler's; what a
 * member's type or a supertype asks for, and what a library finds by itself, is used.
 */
class UnusedCodeTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.gantry");

    /** Made by protobuf's compiler. */
    private static final String MADE = "dev.gantry.format.perfetto.proto";

    /** What is there for others than the program itself, by the start of its name: each with the reason. */
    private static final Map<String, String> FOR_OTHERS = new TreeMap<>(Map.of());

    private static final Set<String> SERIAL = Set.of("readObject", "writeObject", "readResolve", "writeReplace");

    @Test
    @DisplayName("every class, method and field is used by the program, or is in the list of those that are for others")
    void used() {
        Set<String> unused = new TreeSet<>();
        for (JavaClass each : CLASSES) {
            if (!each.getPackageName().equals(MADE)) {
                look(each, unused);
            }
        }
        assertThat(unused.stream().filter(name -> FOR_OTHERS.keySet().stream().noneMatch(name::startsWith))).isEmpty();
    }

    @Test
    @DisplayName("the list of those that are for others names nothing that the program uses")
    void list() {
        Set<String> unused = new TreeSet<>();
        CLASSES.forEach(each -> look(each, unused));
        assertThat(FOR_OTHERS.keySet()).allMatch(name -> unused.stream().anyMatch(found -> found.startsWith(name)));
    }

    private static void look(JavaClass type, Set<String> unused) {
        if (type.isAnonymousClass() || type.getModifiers().contains(JavaModifier.SYNTHETIC)) {
            return;
        }
        if (!isUsed(type)) {
            unused.add(type.getName());
            return;
        }
        for (JavaMethod method : type.getMethods()) {
            if (!isPrivateOrMade(method) && !isAsked(type, method) && !isCalled(method)) {
                unused.add(method.getFullName());
            }
        }
        for (JavaField field : type.getFields()) {
            if (!isPrivateOrMade(field) && !isConstant(field) && field.getAccessesToSelf().isEmpty()) {
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

    private static JavaClass outermost(JavaClass type) {
        return type.getEnclosingClass().map(UnusedCodeTest::outermost).orElse(type);
    }

    private static boolean isPrivateOrMade(JavaMember member) {
        return member.getModifiers().contains(JavaModifier.PRIVATE)
                || member.getModifiers().contains(JavaModifier.SYNTHETIC)
                || member.getModifiers().contains(JavaModifier.BRIDGE)
                || member.getName().contains("$")
                || member.getAnnotations().stream()
                        .anyMatch(note -> note.getRawType().getPackageName().startsWith("picocli"));
    }

    /** By a supertype, by the language, or by whoever starts a JVM. */
    private static boolean isAsked(JavaClass type, JavaMethod method) {
        List<String> parameters = method.getRawParameterTypes().stream().map(JavaClass::getName).toList();
        return method.getName().equals("main") || SERIAL.contains(method.getName())
                || type.isEnum() && (method.getName().equals("values") || method.getName().equals("valueOf"))
                || type.isRecord() && parameters.isEmpty() && type.tryGetField(method.getName()).isPresent()
                || Stream.concat(type.getAllRawSuperclasses().stream(), type.getAllRawInterfaces().stream())
                        .flatMap(above -> above.getMethods().stream())
                        .anyMatch(asking -> asking.getName().equals(method.getName())
                                && asking.getRawParameterTypes().size() == parameters.size());
    }

    /** By itself does not count. */
    private static boolean isCalled(JavaMethod method) {
        return method.getAccessesToSelf().stream().anyMatch(call -> !call.getOrigin().equals(method));
    }

    /** The compiler copies its value to where it is used. */
    private static boolean isConstant(JavaField field) {
        return field.getModifiers().contains(JavaModifier.STATIC) && field.getModifiers().contains(JavaModifier.FINAL)
                && (field.getRawType().isPrimitive() || field.getRawType().getName().equals("java.lang.String"));
    }
}
