import { figure } from '../support/figure';
import { useApi } from '../support/running-api';
import { foundPractice, trySignIn } from './founded-practice';

/** What a password may be, after NIST 800-63B-4: `ok`, or the code of the refusal. */
const rules: readonly (readonly [why: string, password: string, expected: string])[] = [
  ['14 characters', 'kestrel lamp 4', 'request.invalid'],
  ['15 characters', 'kestrel lamp 42', 'ok'],
  ['empty', '', 'request.invalid'],
  ['one character', 'x', 'request.invalid'],
  ['8 characters with every kind', 'Aa1!Bb2?', 'request.invalid'],
  ['64 characters', 'lantern quietly '.repeat(4), 'ok'],
  ['65 characters', `${'lantern quietly '.repeat(4)}z`, 'ok'],
  ['200 characters', 'kestrel umbrella '.repeat(12).slice(0, 200), 'ok'],
  ['201 characters', 'kestrel umbrella '.repeat(12).slice(0, 201), 'request.invalid'],
  ['letters alone', 'copperlanternwades', 'ok'],
  ['small letters and spaces', 'copper lantern wades quietly', 'ok'],
  ['capitals alone', 'COPPER LANTERN WADES', 'ok'],
  ['digits alone', '80417263955127740', 'password.common'],
  ['signs alone', '%&/§#~+*;:<>|^°=?', 'ok'],
  ['spaces at both ends, kept', '  copper lantern wades  ', 'ok'],
  ['15 emoji, counted as characters', '🐘🦊🌋🎻🧊🪁🥁🧭🪵🦉🍋🧵🪐🐚🎈', 'ok'],
  ['14 emoji', '🐘🦊🌋🎻🧊🪁🥁🧭🪵🦉🍋🧵🪐🐚', 'request.invalid'],
  ['Japanese', 'ベッドの下の青い傘と古い時計と猫', 'ok'],
  ['umlauts composed', 'äußerst große Äpfel im Schrank', 'ok'],
  ['a NUL', 'copper lantern\u0000wades', 'request.invalid'],
  ['a common word twice', 'passwordpassword', 'password.common'],
  ['a common word with digits and a sign', 'Password1234567!', 'password.common'],
  ['a common word in other letters', 'P@ssw0rdP@ssw0rd', 'password.common'],
  ['digits in order', '123456789012345', 'password.common'],
  ['digits backwards', '98765432109876543', 'password.common'],
  ['one digit', '111111111111111', 'password.common'],
  ['one letter', 'aaaaaaaaaaaaaaaa', 'password.common'],
  ['a row of keys', 'qwertyuiopasdfgh', 'password.common'],
  ['a German row of keys', 'qwertzuiop123456', 'password.common'],
  ['the alphabet', 'abcdefghijklmnop', 'password.common'],
  ['the alphabet backwards', 'zyxwvutsrqponmlk', 'password.common'],
  ['a season and years', 'sunshine-2025-2026', 'password.common'],
  ['a welcome and a year', 'Welcome2026Welcome', 'password.common'],
  ['the famous four words', 'correct horse battery staple', 'password.common'],
  ['a word of the trade', 'hospitalhospital!', 'password.common'],
  ['dashes', '---------------', 'password.common'],
  ['the address', 'ada@lindenhof.example', 'password.names_you'],
  ['the name', 'Ada Synthetic 2026', 'password.names_you'],
  ['the practice', 'Synthetic test practice', 'password.names_you'],
  ['a common word among others', 'passwordlanternwades', 'ok'],
];

describe('the rules of a password', () => {
  const api = useApi();

  it(`are those of NIST 800-63B-4: ${rules.length} passwords, each as it should be`, async () => {
    const practice = await foundPractice(api());
    const { client, email } = practice.administrator;
    let currentPassword = practice.administrator.password;
    const wrong: string[] = [];
    for (const [why, newPassword, expected] of rules) {
      const answer = await client.post('/api/v1/me/password', { currentPassword, newPassword });
      const found = answer.status === 204 ? 'ok' : (answer.json() as { code: string }).code;
      if (found !== expected) wrong.push(`${why}: ${found} instead of ${expected}`);
      if (found !== 'ok') continue;
      currentPassword = newPassword;
      const signedIn = await trySignIn(api().newClient(), { email, password: newPassword });
      if (signedIn.status !== 200) wrong.push(`${why}: does not sign in`);
    }
    figure(
      'passwords after NIST 800-63B-4',
      `${rules.length - wrong.length} of ${rules.length} as they should be`,
      `${rules.length} of ${rules.length}`,
    );
    expect(wrong).toEqual([]);
    expect(rules).toHaveLength(40);
  });
});
