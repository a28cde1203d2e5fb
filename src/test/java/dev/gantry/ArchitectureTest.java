package dev.gantry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds the table of {@link House}. */
class ArchitectureTest {
    private static final House HOUSE = new House("dev.gantry");
    /** The program's own classes. */
    static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.gantry");

    static Stream<String> names() {
        return HOUSE.names();
    }

    @ParameterizedTest
    @MethodSource("names")
    void aPackageImportsOnlyWhatTheTableAllows(String name) {
        HOUSE.importsOnlyWhatIsAllowed(name).check(CLASSES);
    }

    @Test
    void everyPackageIsInTheTable() {
        HOUSE.everyPackageIsInTheTable().check(CLASSES);
    }

    @Test
    void packagesFormNoCycle() {
        HOUSE.noCycles().check(CLASSES);
    }

    @Test
    void onlyTheWindowKnowsTheToolkit() {
        HOUSE.onlyTheWindowKnowsTheToolkit().check(CLASSES);
    }

    @Test
    void oneAdapterOfTheWindowRunsLessons() {
        HOUSE.oneAdapterRunsLessons().check(CLASSES);
    }

    @Test
    void everyPackageSaysWhatItOwns() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/java/dev"))) {
            assertThat(files.filter(file -> file.toString().endsWith(".java")).map(Path::getParent).distinct())
                    .isNotEmpty()
                    .allSatisfy(folder -> assertThat(packageInfo(folder)).contains("/**").contains("\npackage "));
        }
    }

    /** More is not one thing any more. */
    @Test
    void noPackageHasMoreThanThirtyFiveFiles() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/java/dev"))) {
            assertThat(files.filter(file -> file.toString().endsWith(".java"))
                    .collect(Collectors.groupingBy(Path::getParent, Collectors.counting())))
                    .allSatisfy((folder, count) -> assertThat(count).as(folder.toString()).isLessThanOrEqualTo(35));
        }
    }

    /** A process that outlives the tests and holds their JVM's streams keeps the build waiting for ever. */
    @Test
    void noTestGivesItsOwnStreamsToAProcess() throws IOException {
        Set<String> inWorkers = Set.of("DeadWorkerTest.java", "ProcessErrorsTest.java", "ArchitectureTest.java");
        try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
            assertThat(files.filter(Files::isRegularFile)
                    .filter(file -> !inWorkers.contains(file.getFileName().toString())))
                    .isNotEmpty()
                    .allSatisfy(file -> assertThat(Files.readString(file))
                            .doesNotContain("Redirect.INHERIT", ".inheritIO("));
        }
    }

    private static String packageInfo(Path folder) {
        try {
            return Files.readString(folder.resolve("package-info.java"));
        } catch (IOException e) {
            throw new UncheckedIOException("a package without package-info.java: " + folder, e);
        }
    }
}
