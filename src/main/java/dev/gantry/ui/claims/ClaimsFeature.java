package dev.gantry.ui.claims;

import static dev.gantry.ui.command.Stroke.keys;

import dev.gantry.ui.feature.Context;
import dev.gantry.ui.feature.TabFeature;
import dev.gantry.ui.theme.Icon;

/** The tab with claims about the recording. */
public final class ClaimsFeature extends TabFeature<ClaimsPanel> {
    public ClaimsFeature(Context context) {
        super(context, "claims", Icon.CHECK, 65, keys("Shortcut+J"), ClaimsPanel::new);
    }
}
