package dev.gantry.program.java;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.gantry.program.java.JavaProgram.Kind;

/** The sources of a program's classes are found where the user says, and where people keep them. */
class JavaSourcesTest {
    @TempDir
    private Path folder;

    private Optional<String> find(String name, JavaProgram program) {
        return JavaSources.of(program, folder).text(name);
    }

    private void write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private void jar(String name, String entry, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(file))) {
            out.putNextEntry(new JarEntry(entry));
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
    }

    @Test
    void givenFoldersAndJarsComeFirst() throws IOException {
        write("src/app/Main.java", "beside");
        write("other/src/main/java/app/Main.java", "given");
        jar("more/all.jar", "lib/Pool.java", "packed");
        JavaProgram program = new JavaProgram(Kind.CLASS_PATH, List.of("classes", "app.Main"), List.of(),
                List.of(Path.of("other"), Path.of("more/all.jar")));
        assertThat(find("app.Main", program)).contains("given");
        assertThat(find("lib.Pool", program)).contains("packed");
        assertThat(find("lib.Missing", program)).isEmpty();
    }

    @Test
    void thoseOfLibrariesLieBesideTheirJars() throws IOException {
        jar("lib/pool-1.2-sources.jar", "lib/Pool.java", "of the library");
        write("app/src/test/java/app/MainTest.java", "a test");
        Files.createDirectories(folder.resolve("app/target/classes"));
        String path = "app/target/classes:lib/pool-1.2.jar";
        for (JavaProgram program : List.of(new JavaProgram(Kind.CLASS_PATH, List.of(path, "app.Main")),
                new JavaProgram(Kind.COMMAND, List.of("java", "-Xmx1g", "-cp", path, "app.Main")))) {
            assertThat(find("lib.Pool", program)).contains("of the library");
            assertThat(find("app.MainTest", program)).contains("a test");
        }
        assertThat(find("app.MainTest", new JavaProgram(Kind.COMMAND, List.of("mvn", "test")))).isEmpty();
    }

    @Test
    void aSourceFileMayDeclareSeveralClassesAndHaveOthersBeside() throws IOException {
        write("any/Main.java", "class Main {} record Helper(int x) {}");
        write("any/Other.java", "other");
        JavaProgram program = new JavaProgram(Kind.SOURCE, List.of("any/Main.java"));
        assertThat(Stream.of("Main", "Helper", "Other", "Help").map(name -> find(name, program).orElse("")))
                .containsExactly("class Main {} record Helper(int x) {}", "class Main {} record Helper(int x) {}",
                        "other", "");
    }
}
