package dev.socialposting.endtoend;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;

/** What the tests look for on a page, as a person would name it. */
final class Locators {
    private Locators() {}

    static Locator dialog(Page page) {
        return page.getByRole(AriaRole.DIALOG);
    }

    /** The requests of the list. */
    static Locator rows(Page page) {
        return page.locator("[data-request]");
    }

    /** The request with this caption in the list. */
    static Locator row(Page page, String caption) {
        return rows(page).filter(new Locator.FilterOptions().setHas(text(page, caption)));
    }

    /** An element that has this text and no more. */
    static Locator text(Page page, String text) {
        return page.getByText(text, new Page.GetByTextOptions().setExact(true));
    }

    static Locator button(Page page, String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }

    static Locator link(Locator inside, String name) {
        return inside.getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName(name));
    }

    /** The entries of the log. */
    static Locator entries(Page page) {
        return page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("Log entries"))
                .getByRole(AriaRole.LISTITEM);
    }
}
