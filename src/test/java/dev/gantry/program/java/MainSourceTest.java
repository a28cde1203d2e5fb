package dev.gantry.program.java;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The source of a program's main class is found where people keep it. */
class MainSourceTest {
    private static final String TEXT = "package app;\npublic class Main {}\n";
    private static final Map<String, String> FOUND = Map.of("app.Main", TEXT);

    @TempDir
    private Path folder;

    private Map<String, String> of(JavaProgram.Kind kind, String... words) {
        return MainSource.of(new JavaProgram(kind, List.of(words)), folder);
    }

    private Path write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    private void jar(String name, String mainClass, String... entries) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, mainClass);
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(file), manifest)) {
            for (String entry : entries) {
                out.putNextEntry(new JarEntry(entry));
                out.write(TEXT.getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    @Test
    void aSourceFileIsItsOwnByTheNameOfItsClass() throws IOException {
        write("any/Main.java", TEXT);
        write("Plain.java", "void main() {}\n");
        assertThat(of(JavaProgram.Kind.SOURCE, "any/Main.java")).isEqualTo(FOUND);
        assertThat(of(JavaProgram.Kind.SOURCE, "Plain.java")).containsOnlyKeys("Plain");
        assertThat(of(JavaProgram.Kind.SOURCE, "Missing.java")).isEmpty();
    }

    @Test
    void aJarsLiesInItsProjectOrInAJarOfSourcesBeside() throws IOException {
        jar("target/app.jar", "app.Main");
        assertThat(of(JavaProgram.Kind.JAR, "target/app.jar")).isEmpty();
        jar("target/app-sources.jar", "app.Main", "app/Main.java");
        assertThat(of(JavaProgram.Kind.JAR, "target/app.jar")).isEqualTo(FOUND);
        Files.delete(folder.resolve("target/app-sources.jar"));
        write("src/main/java/app/Main.java", TEXT);
        assertThat(of(JavaProgram.Kind.JAR, "target/app.jar")).isEqualTo(FOUND);
    }

    @Test
    void aClassesLiesBesideItOrAboveItsFolder() throws IOException {
        write("project/src/app/Main.java", TEXT);
        assertThat(of(JavaProgram.Kind.CLASS_PATH, "project/out/classes", "app.Main$Inner")).isEqualTo(FOUND);
        assertThat(of(JavaProgram.Kind.CLASS_PATH, "project/src", "app.Main")).isEqualTo(FOUND);
        assertThat(of(JavaProgram.Kind.CLASS_PATH, "project/out/classes", "app.Other")).isEmpty();
    }

    @Test
    void aCommandHasNone() throws IOException {
        write("Main.java", TEXT);
        assertThat(of(JavaProgram.Kind.COMMAND, "java", "Main.java")).isEmpty();
    }

    @Test
    void whatIsNoJarHasNone() throws IOException {
        write("app.jar", "nothing");
        assertThat(of(JavaProgram.Kind.JAR, "app.jar")).isEmpty();
    }
}
