package dev.gantry.ui.whatif;

import static dev.gantry.ui.command.Stroke.keys;

import dev.gantry.ui.feature.Context;
import dev.gantry.ui.feature.TabFeature;
import dev.gantry.ui.theme.Icon;

/** The tab that predicts runs. */
public final class WhatIfFeature extends TabFeature<WhatIfPanel> {
    public WhatIfFeature(Context context) {
        super(context, "whatif", Icon.WHAT_IF, 67, keys("Shortcut+U"), WhatIfPanel::new);
    }
}
