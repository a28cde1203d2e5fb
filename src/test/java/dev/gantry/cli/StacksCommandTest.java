package dev.gantry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code stats --stacks} and {@code export --to collapsed}. */
class StacksCommandTest {
    private static final String WORKLOAD = "src/test/resources/dev/gantry/format/jfr/workload.jfr";

    @TempDir
    private Path folder;

    @Test
    void functionsAreToldWithWhatTheyTook() {
        Said table = Said.by("stats", WORKLOAD, "--stacks");
        Said csv = Said.by("stats", WORKLOAD, "--stacks", "--csv");
        Said json = Said.by("stats", WORKLOAD, "--stacks", "--json", "--lane", "wanter");

        assertThat(table.exitCode()).isZero();
        assertThat(table.out()).contains("function", "dev.gantry.format.jfr.Workload.contend", "wait");
        assertThat(csv.out()).startsWith("function,kind,unit,self,total,line")
                .containsPattern("Object.wait0,wait,ns,\\d+,\\d+,");
        assertThat(json.out()).contains("\"function\": \"dev.gantry.format.jfr.Workload.lambda$contend$0\"")
                .doesNotContain("Workload.main");
    }

    @Test
    void whereAsksForSamplesInSlices() {
        assertThat(Said.by("stats", WORKLOAD, "--stacks", "--where", "kind=slice lane:wanter").out())
                .contains("lambda$contend$0").doesNotContain("Workload.main ");
        assertThat(Said.by("stats", WORKLOAD, "--where", "x").err()).contains("--names or --stacks");
    }

    @Test
    void aRecordingWithoutStacksSaysWhichHaveThem() throws Exception {
        Path file = Files.writeString(folder.resolve("none.json"),
                "[{\"ph\":\"X\",\"name\":\"a\",\"ts\":1,\"dur\":5,\"pid\":1,\"tid\":1}]");
        Said said = Said.by("stats", file.toString(), "--stacks");

        assertThat(said.exitCode()).isEqualTo(2);
        assertThat(said.err()).contains(file + " has no stacks", "gantry jfr-settings");
    }

    @Test
    void whatHasNoStacksIsNotWrittenAsStacks() throws Exception {
        Path file = folder.resolve("none.collapsed");
        Path none = Files.writeString(folder.resolve("none.json"),
                "[{\"ph\":\"X\",\"name\":\"a\",\"ts\":1,\"dur\":5,\"pid\":1,\"tid\":1}]");
        Said said = Said.by("export", none.toString(), file.toString());

        assertThat(said.exitCode()).isNotZero();
        assertThat(said.err()).contains("no stacks").doesNotContain("Exception");
        assertThat(file).doesNotExist();
    }

    @Test
    void collapsedStacksHaveALineEach() throws Exception {
        Path file = folder.resolve("w.collapsed");
        assertThat(Said.by("export", WORKLOAD, file.toString()).exitCode()).isZero();

        assertThat(Files.readAllLines(file)).isNotEmpty().isSorted().doesNotHaveDuplicates()
                .allMatch(line -> line.matches("[^;]+(;[^;]+)* \\d+"));
    }
}
