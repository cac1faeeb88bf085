import { refuseGuessablePassword } from './password-policy';

const context = {
  practiceName: 'Lindenhof Practice for Psychiatry',
  displayName: 'Dr. Ada Example',
  email: 'ada.example@lindenhof.test',
};

const codeFor = (password: string): string | null => {
  try {
    refuseGuessablePassword(password, context);
    return null;
  } catch (error) {
    return (error as { code: string }).code;
  }
};

describe('a new password', () => {
  it.each([
    ['passwordpassword'],
    ['Password1234567!'],
    ['P@ssw0rdP@ssw0rd'],
    ['123456789012345'],
    ['111111111111111'],
    ['aaaaaaaaaaaaaaaa'],
    ['qwertyuiopasdfgh'],
    ['abcdefghijklmnop'],
    ['zyxwvutsrqponmlk'],
    ['letmeinletmein2026'],
    ['Welcome2026Welcome'],
    ['iloveyouiloveyou'],
    ['correct horse battery staple'],
    ['administrator2026'],
    ['sunshine-2025-2026'],
    ['summersummersummer'],
    ['....password....1'],
    ['98765432109876543'],
    ['qwertzuiop123456'],
    ['superman superman 1'],
    ['hospitalhospital!'],
    ['depression-clinic'],
    ['Botox2026Botox2026'],
    ['---------------'],
  ])('refuses %s, which is tried first', (password) => {
    expect(codeFor(password)).toBe('password.common');
  });

  it.each([
    ['lindenhof-lindenhof'],
    ['Lindenhof2026!!!!!'],
    ['Ada.Example@2026'.padEnd(18, '1')],
    ['example lindenhof'],
    ['ada.example@lindenhof.test'],
    ['LindenhofPracticeForPsychiatry'],
  ])('refuses %s, which names the person or the practice', (password) => {
    expect(codeFor(password)).toBe('password.names_you');
  });

  it.each([
    ['copper lantern wades quietly'],
    ['monkey dragon football sunshine'],
    ['Zq8#tLw2!vRk9@xYb4'],
    ['äußerst große Äpfel im Schrank'],
    ['ベッドの下の青い傘と古い時計と猫'],
    ['🐘🦊🌋🎻🧊🪁🥁🧭🪵🦉🍋🧵🪐🐚🎈'],
    ['lindenhof wades quietly lantern'],
    ['passwordlanternwades'],
    ['a'.repeat(3) + 'kestrel-umbrella-vow'],
    ['7391 5520 8846 1907 kestrel'],
  ])('accepts %s', (password) => {
    expect(codeFor(password)).toBeNull();
  });
});
