import type { Locale } from './locales';
import type { Messages } from './messages';

// A key that does not exist in the English messages is a type error.
declare module 'next-intl' {
  interface AppConfig {
    Locale: Locale;
    Messages: Messages;
  }
}
