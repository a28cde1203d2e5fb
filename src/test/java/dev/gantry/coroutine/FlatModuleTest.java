package dev.gantry.coroutine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.attribute.ModuleAttribute;
import java.lang.constant.ModuleDesc;
import java.lang.constant.PackageDesc;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.gantry.FlatProgram;
import dev.gantry.Jvm;

/** Flat bodies where Gantry is a module and the program is not. */
@Tag("process")
class FlatModuleTest {
    private static final List<String> PACKAGES = List.of("coroutine", "hook", "trace", "wire");

    @Test
    @DisplayName("18 a body of a program on the class path is flat although Gantry is a module")
    void otherModule(@TempDir Path module) throws Exception {
        for (String each : PACKAGES) {
            copy("dev/gantry/" + each, module);
        }
        Files.write(module.resolve("module-info.class"), ClassFile.of().buildModule(
                ModuleAttribute.of(ModuleDesc.of("dev.gantry"), made -> made
                        .requires(ModuleDesc.of("java.base"), ClassFile.ACC_MANDATED, null)
                        .exports(PackageDesc.of("dev.gantry.coroutine"), 0))));
        Process process = Jvm.with(List.of("--module-path=" + module, "--add-modules=dev.gantry",
                "--add-exports=java.base/jdk.internal.vm=dev.gantry", "--add-opens=java.base/java.lang=dev.gantry"),
                FlatProgram.class).redirectErrorStream(true).start();
        List<String> lines = process.inputReader().readAllLines();
        assertThat(lines).containsExactly("module dev.gantry", "flat true", "1 2 3");
        assertThat(process.waitFor()).isZero();
    }

    private static void copy(String folder, Path into) throws IOException {
        Path classes = Path.of(Generator.class.getProtectionDomain().getCodeSource().getLocation().getPath());
        Files.createDirectories(into.resolve(folder));
        try (Stream<Path> files = Files.list(classes.resolve(folder))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, into.resolve(folder).resolve(file.getFileName()));
            }
        }
    }
}
