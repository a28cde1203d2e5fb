package dev.gantry;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;

/** The rules of the architecture find what they forbid, in classes made to break them. */
class ArchitectureRulesTest {
    private static final House ASTRAY = new House("dev.gantry.astray");
    private static final JavaClasses CLASSES = new ClassFileImporter().importPackages("dev.gantry.astray");

    @Test
    void anImportThatTheTableDoesNotAllowIsReported() {
        assertThat(report(ASTRAY.importsOnlyWhatIsAllowed("trace.."))).contains("KnowsItsWriter")
                .contains("astray.hook");
    }

    @Test
    void anImportThatTheTableAllowsIsNot() {
        assertThat(report(ASTRAY.importsOnlyWhatIsAllowed("hook"))).isEmpty();
    }

    @Test
    void aPanelThatKnowsAnotherIsReportedWithTheFoldersInside() {
        assertThat(report(ASTRAY.importsOnlyWhatIsAllowed("ui.table.."))).contains("KnowsAnotherPanel",
                "AlsoInside", "Sought");
    }

    @Test
    void aPanelThatKnowsTheChartIsNot() {
        assertThat(report(ASTRAY.importsOnlyWhatIsAllowed("ui.search.."))).isEmpty();
    }

    @Test
    void aPackageThatIsNotThereBreaksNothing() {
        assertThat(report(ASTRAY.importsOnlyWhatIsAllowed("hub"))).isEmpty();
    }

    @Test
    void aPackageThatIsNotInTheTableIsReported() {
        assertThat(report(ASTRAY.everyPackageIsInTheTable())).contains("attic.Unlisted").doesNotContain("Writer");
    }

    @Test
    void aCycleIsReported() {
        assertThat(report(ASTRAY.noCycles())).contains("trace").contains("hook");
    }

    @Test
    void theToolkitOutsideTheWindowIsReported() {
        assertThat(report(ASTRAY.onlyTheWindowKnowsTheToolkit())).contains("view.Painted").contains("javafx");
    }

    private static String report(ArchRule rule) {
        return String.join("\n", rule.evaluate(CLASSES).getFailureReport().getDetails());
    }
}
