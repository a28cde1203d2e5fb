package dev.gantry.ui;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import javafx.animation.AnimationTimer;
import javafx.animation.Timeline;
import javafx.application.Platform;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

import dev.gantry.ui.pump.FxThread;
import dev.gantry.ui.pump.Pump;

/** How the window is kept in order. */
class WindowRulesTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.gantry.ui");

    @Test
    void oneClassPostsToTheJavaFxThread() {
        noClasses().that().doNotBelongToAnyOf(FxThread.class)
                .should().callMethod(Platform.class, "runLater", Runnable.class)
                .orShould().callMethod(Platform.class, "startup", Runnable.class)
                .because("work that reaches the JavaFX thread from elsewhere must have one door")
                .check(CLASSES);
    }

    @Test
    void thePumpAloneOwnsTheFrame() {
        // the hidden window lets others count frames, and draws none
        noClasses().that().doNotBelongToAnyOf(Pump.class, HiddenWindow.class)
                .should().dependOnClassesThat().areAssignableTo(AnimationTimer.class)
                .orShould().dependOnClassesThat().areAssignableTo(Timeline.class)
                .because("two owners of a frame would draw twice, or at different times")
                .check(CLASSES);
    }

    @Test
    void packagesDoNotNeedEachOtherInCircles() {
        slices().matching("dev.gantry.ui.(*)..").should().beFreeOfCycles().check(CLASSES);
    }
}
