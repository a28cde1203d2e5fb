package dev.gantry.ui.query;

import static dev.gantry.ui.command.Stroke.keys;

import dev.gantry.ui.feature.Context;
import dev.gantry.ui.feature.TabFeature;
import dev.gantry.ui.theme.Icon;

/** The tab where the recording is asked with SQL. */
public final class QueryFeature extends TabFeature<QueryPanel> {
    public QueryFeature(Context context) {
        super(context, "query", Icon.QUERY, 66, keys("Shortcut+Shift+J"), QueryPanel::new);
    }
}
