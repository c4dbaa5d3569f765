"""Sentences, names and places that look like those of articles: the same ones for the same seed."""

NOUNS = """mortality morbidity adherence readmission hypertension diabetes depression pneumonia sepsis stroke anaemia
asthma fracture dementia obesity infection delirium screening vaccination rehabilitation education simulation training
feedback assessment mentorship curriculum workload burnout resilience communication handover safety quality equity
biopsy resection embolization transplantation chemotherapy immunotherapy radiotherapy anticoagulation ventilation
dialysis intubation haemoglobin creatinine albumin troponin glucose cholesterol platelet cytokine receptor antibody
polymorphism transcriptome microbiome mitochondria endothelium fibroblast macrophage lymphocyte hippocampus cortex
myocardium epithelium phenotype genotype biomarker cohort registry survey questionnaire interview protocol guideline
intervention outcome exposure prevalence incidence recurrence survival prognosis diagnosis concentration dose
""".split()

ADJECTIVES = """acute chronic severe mild recurrent primary secondary systemic bilateral postoperative preoperative
perinatal paediatric geriatric ambulatory hospitalised randomised prospective retrospective multicentre observational
double-blind controlled adjusted significant independent clinical functional structural molecular genetic epigenetic
inflammatory metabolic vascular neurological psychological socioeconomic rural urban national international novel
validated standardised pragmatic interprofessional longitudinal qualitative cross-sectional evidence-based digital
""".split()

VERBS = """reduced increased improved predicted modified attenuated mediated preceded followed influenced explained
accompanied reflected altered enhanced suppressed regulated prevented delayed accelerated""".split()

PHRASES = """in the intervention group|at twelve months|after adjustment for age and sex|compared with usual care|in
patients with a history of heart failure|across all participating centres|during the first wave of the pandemic|among
trainees and faculty|in a low-resource setting|at the end of the second year|after multiple imputation|in the
intention-to-treat population|before and after the policy change|despite an increase in referrals|with moderate
certainty of evidence|in the absence of concomitant disease""".replace("\n", " ").split("|")

# As they stand in the text of a field: plain, with inline mark-up, and outside ASCII.
STATISTICS = (
    "({ci}% CI {a} to {b}; <i>P</i> = 0.0{n})", "(hazard ratio {a}, {ci}% CI {a}–{b})", "(<i>n</i> = {n})",
    "({n} of {m}, {ci}%)", "(odds ratio {a}; <i>p</i> &lt; 0.00{d})", "(mean ± SD, {a} ± {b} mg·L<sup>-1</sup>)",
    "(I<sup>2</sup> = {ci}%)", "(β = {a}, {n} µg/m<sup>3</sup>)", "(CO<sub>2</sub> ≥ {n} mmHg)", "(≥ {n} years)",
)

FAMILIES = """Smith Müller García Nguyen Okafor Kowalska Rossi Dubois Ivanov Tanaka Sørensen O'Brien Fernández Haddad
Yılmaz Novák Andersson Costa Popescu Papadopoulos Khan Sharma Chen Zhang Wang Kim Park Suzuki Sato Martín Hernández
van der Berg|de Souza|Nic Lughadha|Gomes-da-Silva|Björkman Håkansson Łukasiewicz Šimić Đorđević Petrović Kovács Nagy
Mbeki Adeyemi Mensah Diallo Traoré Abebe Kamau Otieno Silva Santos Oliveira Pereira Lima Rodrigues Schmidt Schneider
""".replace("\n", " ")
FAMILIES = [name for part in FAMILIES.split("|") for name in ([part] if part[0].islower() else part.split())]

GIVEN = """Anna María Jürgen Chloé Wei Li Hiroshi Yuki Oluwaseun Ngozi Fatima Ahmed Mohammed Ayşe Jan Piotr Katarzyna
Élodie Jean-Pierre José Luis Ana Beatriz João Søren Åsa Björn Giulia Marco Elena Dmitri Natalia Priya Rahul Sanjay Mei
Jun Min-jung Soo-hyun Thomas William Margaret Elizabeth Robert Jennifer Michael Patricia Grace Samuel Esther Daniel
""".split()

DEPARTMENTS = """Department of Internal Medicine|Division of Cardiology|Centre for Health Professions Education|Institute
of Public Health|School of Nursing and Midwifery|Department of Anaesthesiology|Department of Paediatrics|Service de
Néphrologie|Klinik für Innere Medizin|Department of Epidemiology and Biostatistics""".replace("\n", " ").split("|")

PLACES = """University of Toronto, Toronto, ON, Canada|Karolinska Institutet, Stockholm, Sweden|Universidade de São
Paulo, São Paulo, Brazil|Charité – Universitätsmedizin Berlin, Berlin, Germany|University of Cape Town, Cape Town, South
Africa|Université de Genève, Genève, Switzerland|Kyoto University, Kyoto, Japan|University of California, San Francisco,
CA, USA|Peking Union Medical College Hospital, Beijing 100730, China|Universidad de Granada, Granada, Spain|Makerere
University, Kampala, Uganda|All India Institute of Medical Sciences, New Delhi, India""".replace("\n", " ").split("|")

JOURNALS = (
    ("The Annals of Bedside Medicine", "Ann Bedside Med", "1234-5679"),
    ("Journal of Health Professions Learning", "J Health Prof Learn", "2049-3630"),
    ("European archives of clinical reasoning", "Eur Arch Clin Reason", "0378-5955"),
    ("Revista brasileira de educação clínica", "Rev Bras Educ Clin", "0317-8471"),
    ("Molecular & cellular therapeutics reports", "Mol Cell Ther Rep", "1050-124X"),
)

SPECIES = ("Escherichia coli", "Staphylococcus aureus", "Mus musculus", "Caenorhabditis elegans", "Candida auris")
MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()


class Prose:
    """Pools made once, so that hundreds of megabytes can be written quickly; a draw costs little."""

    def __init__(self, random):
        self.random = random
        self.sentences = [self._sentence() for _ in range(4_000)]
        self.titles = [self._title() for _ in range(2_000)]
        self.affiliations = [
            f"{d}, {p}." for d in DEPARTMENTS for p in PLACES for _ in range(2)
        ]

    def paragraph(self, sentences):
        return " ".join(self.random.choices(self.sentences, k=sentences))

    def title(self):
        return self.random.choice(self.titles)

    def person(self):
        given = self.random.choice(GIVEN)
        if self.random.random() < 0.4:
            given += " " + self.random.choice("ABCDEFGHJKLMNPRSTW")
        return self.random.choice(FAMILIES), given

    def orcid(self):
        digits = "".join(self.random.choices("0123456789", k=15))
        total = 0
        for digit in digits:
            total = (total + int(digit)) * 2
        check = (12 - total % 11) % 11
        whole = digits + ("X" if check == 10 else str(check))
        return "-".join(whole[i : i + 4] for i in (0, 4, 8, 12))

    def _clause(self):
        pick = self.random.choice
        return f"{pick(ADJECTIVES)} {pick(NOUNS)} {pick(VERBS)} {pick(ADJECTIVES)} {pick(NOUNS)}"

    def _statistic(self):
        number = self.random.randint
        return self.random.choice(STATISTICS).format(
            ci=number(80, 99), n=number(10, 99), m=number(100, 999), d=number(1, 9),
            a=f"{self.random.uniform(0.2, 1.4):.2f}", b=f"{self.random.uniform(1.4, 4):.2f}")

    def _sentence(self):
        text = f"{self._clause()} {self.random.choice(PHRASES)}"
        if self.random.random() < 0.5:
            text += f" and {self._clause()}"
        if self.random.random() < 0.3:
            text += " " + self._statistic()
        if self.random.random() < 0.06:
            text += f" for <i>{self.random.choice(SPECIES)}</i>"
        return text[0].upper() + text[1:] + "."

    def _title(self):
        text = self._clause().replace("randomised", "randomized")
        if self.random.random() < 0.5:
            text += f" {self.random.choice(PHRASES)}"
        if self.random.random() < 0.12:
            text += f" in <i>{self.random.choice(SPECIES)}</i>"
        if self.random.random() < 0.08:
            text += " at low CO<sub>2</sub>"
        if self.random.random() < 0.4:
            text += f": a {self.random.choice(ADJECTIVES)} {self.random.choice(('trial', 'cohort study', 'review'))}"
        return text[0].upper() + text[1:]
